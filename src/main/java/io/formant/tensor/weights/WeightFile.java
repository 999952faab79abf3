package io.formant.tensor.weights;

import io.formant.tensor.pickle.PickleException;
import io.formant.tensor.stored.Contents;
import io.formant.tensor.stored.FileBytes;
import io.formant.tensor.stored.StoredTensor;
import io.formant.tensor.stored.WeightFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of weights, whatever its format: safetensors, or a state dict as {@code torch.save} writes it, today or before torch 1.6.
 * Opening reads names and shapes; values are read from the mapped file when they are asked for. Nothing in a file is ever run.
 */
public final class WeightFile {

  private final Path path;
  private final Contents contents;

  private WeightFile(Path path, Contents contents) {
    this.path = path;
    this.contents = contents;
  }

  /**
   * Opens a file and finds out its format by its content.
   *
   * @throws WeightFormatException if it is in no known format, damaged, or asks for more than tensors and plain values
   * @throws IOException if it can't be read
   */
  public static WeightFile open(Path path) throws IOException {
    try {
      return new WeightFile(path, Contents.read(FileBytes.open(path)));
    } catch (WeightFormatException | PickleException e) {
      throw new WeightFormatException(path + ": " + e.getMessage(), e);
    }
  }

  public Path path() {
    return path;
  }

  /** Of the file, in words. */
  public String format() {
    return contents.format();
  }

  /** Words and numbers beside the tensors, such as {@code epoch}. */
  public Map<String, String> metadata() {
    return contents.metadata();
  }

  /**
   * What stands before each name of {@link #tensors} in the file, such as {@code state_dict.module.}, or nothing.
   */
  public String nesting() {
    return contents.nesting();
  }

  /** The state dict, out of what it is wrapped in. */
  public StateDict tensors() {
    return everything().under(nesting());
  }

  /** All tensors under their full names, those of optimizers included. */
  public StateDict everything() {
    return StateDict.ofStored(contents.tensors());
  }

  /** The tensors of the state dict as they are stored: types, and numbers of any width. */
  public Map<String, StoredTensor> stored() {
    Map<String, StoredTensor> stored = new LinkedHashMap<>();
    contents.tensors().forEach((name, tensor) -> {
      if (name.startsWith(nesting())) {
        stored.put(name.substring(nesting().length()), tensor);
      }
    });
    return stored;
  }
}
