package io.formant.stages.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.model.text.TextTower;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Settings;
import io.formant.stages.reference.Values;
import io.formant.tensor.TensorData;
import io.formant.tensor.weights.StateDict;
import io.formant.tensor.weights.WeightFile;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case whose weights lie in a {@code .pth} file, with the tensors of the tests of {@link TextTower}. */
class TextTowerParityTest {

  @TempDir
  private Path folder;

  private ReferenceCase reference(String name, Map<String, ?> config) throws Exception {
    URL file = TextTower.class.getResource(name + ".pth");
    Path weights = Path.of(Objects.requireNonNull(file).toURI());
    Files.copy(weights, folder.resolve("weights.pth"));
    Map<String, Values> tensors = new HashMap<>();
    StateDict io = WeightFile.open(weights).everything().under("io.");
    for (String input : new String[] {"ids", "mask"}) {
      TensorData data = io.read(input);
      tensors.put("in." + input, Values.of(data));
    }
    return new ReferenceCase(folder, "clap_text", new Settings(config), tensors);
  }

  @ParameterizedTest
  @CsvSource({
    "laion, num_attention_heads",
    "microsoft2022, num_attention_heads",
    "microsoft2023, n_head",
    "imagebind, text_num_heads"
  })
  void a_side_is_known_by_its_weights(String name, String heads) throws Exception {
    ReferenceCase reference = reference(name, Map.of(heads, 2));
    float[] expected = WeightFile.open(reference.file("weights.pth"))
        .everything()
        .read("io.embedding")
        .values();

    float[] actual = new TextTowerParity().outputs(reference).get("embedding").floats();

    assertThat(actual).containsExactly(expected, within(1e-4f));
  }

  @Test
  void a_curve_that_is_not_known_is_refused() throws Exception {
    ReferenceCase reference = reference("laion", Map.of("heads", 2, "hidden_act", "mish"));

    assertThatThrownBy(() -> new TextTowerParity().outputs(reference))
        .hasMessageContaining("curve is 'mish', expected gelu");
  }
}
