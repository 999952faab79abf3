package io.formant.stages.reference;

import io.formant.tensor.TensorData;
import io.formant.tensor.stored.StoredTensor;
import io.formant.tensor.weights.StateDict;
import io.formant.tensor.weights.WeightFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights, inputs and outputs of a reference implementation.
 *
 * @param folder that holds them
 * @param system the family that the case is of
 * @param config under the reference's own names
 * @param tensors of {@code io.safetensors}: {@code in.NAME} and {@code out.NAME}
 * @param description all of {@code case.yaml}
 */
public record ReferenceCase(
    Path folder,
    String system,
    Settings config,
    Map<String, Values> tensors,
    Settings description) {

  /** A case that is not described further. */
  public ReferenceCase(Path folder, String system, Settings config, Map<String, Values> tensors) {
    this(folder, system, config, tensors, new Settings(Map.of()));
  }

  private static final List<String> WEIGHTS =
      List.of("weights.safetensors", "weights.pth", "weights.pt", "weights.ckpt");

  /**
   * An input.
   *
   * @throws IllegalArgumentException if the case has none of that name
   */
  public Values input(String name) {
    Values values = tensors.get("in." + name);
    return values != null
        ? values
        : generated()
            .input(name)
            .map(Values::of)
            .orElseThrow(() -> new IllegalArgumentException("the case has no input " + name));
  }

  public boolean hasInput(String name) {
    return tensors.containsKey("in." + name) || generated().input(name).isPresent();
  }

  private GeneratedTensors generated() {
    return new GeneratedTensors(description, config.whole("salt", 0));
  }

  /** The names of all inputs. */
  public List<String> inputs() {
    return named("in.");
  }

  /** The names of all outputs that the reference gave. */
  public List<String> outputs() {
    return named("out.");
  }

  private List<String> named(String prefix) {
    return tensors.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  /** Whether the reference gave an output of that name. */
  public boolean asks(String output) {
    return tensors.containsKey("out." + output);
  }

  /** The names of the outputs that the reference gave. */
  public List<String> asked() {
    return tensors.keySet().stream()
        .filter(name -> name.startsWith("out."))
        .map(name -> name.substring("out.".length()))
        .toList();
  }

  Values output(String name) {
    Values values = tensors.get("out." + name);
    if (values == null) {
      throw new IllegalArgumentException("io.safetensors lacks out." + name);
    }
    return values;
  }

  /** A file of the case. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** The state dict under the reference's own key names. */
  public Map<String, TensorData> weights() {
    try {
      return stateDict().readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Makes a model of weights. */
  @FunctionalInterface
  public interface Opening<M> {
    M open(StateDict weights) throws IOException;
  }

  /** The model of the case's weights. */
  public <M> M model(Opening<M> opening) {
    try {
      return opening.open(stateDict());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /**
   * The state dict, nothing of it read yet, from the first weight file that is there; else as the case describes it.
   *
   * @throws IllegalArgumentException if the case has none
   */
  public StateDict stateDict() throws IOException {
    Optional<Path> file = WEIGHTS.stream().map(this::file).filter(Files::exists).findFirst();
    if (file.isPresent()) {
      return WeightFile.open(file.get()).tensors();
    } else if (generated().hasWeights()) {
      return StateDict.of(generated().weights());
    }
    throw new IllegalArgumentException("the case has none of " + WEIGHTS);
  }

  /** The tensors of {@code io.safetensors}; none where the case has no such file. */
  static Map<String, Values> tensors(Path folder) {
    Path file = folder.resolve("io.safetensors");
    Map<String, Values> tensors = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        for (Map.Entry<String, StoredTensor> entry :
            WeightFile.open(file).stored().entrySet()) {
          StoredTensor tensor = entry.getValue();
          tensors.put(entry.getKey(), new Values(tensor.shape(), tensor.doubles()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return tensors;
  }
}
