package io.formant.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ResolvedYamlTest {
  @Test
  void what_it_writes_reads_back_as_the_same_values() {
    Map<String, Object> stage = new LinkedHashMap<>();
    stage.put("type", "featurize.mel");
    stage.put("rate-hz", 16000);
    stage.put(
        "odd",
        List.of(
            "yes",
            "1",
            "it's: a, {b} [c] #d",
            "two\nlines \"x\"",
            "",
            " x",
            "~",
            "null",
            "-",
            "1e3",
            "0x1f",
            "'"));
    stage.put("long", Map.of("text", "word ".repeat(40)));
    Map<String, Object> pipeline = new LinkedHashMap<>();
    pipeline.put("pipeline", "x");
    pipeline.put("share", 0.25);
    pipeline.put("empty", Map.of());
    pipeline.put("stages", Map.of("mel", stage));

    Object read =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(ResolvedYaml.text(pipeline));

    assertThat(read).isEqualTo(pipeline);
  }

  @Test
  void a_stage_that_fits_stands_on_one_line() {
    String text = ResolvedYaml.text(Map.of("stages", Map.of("mel", Map.of("from", "clips"))));

    assertThat(text).isEqualTo("stages:\n  mel: {from: clips}\n");
  }
}
