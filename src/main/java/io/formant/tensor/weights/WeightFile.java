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
    } catch (OutOfMemoryError e) {
      throw tooLarge(path, e);
    }
  }

  /** Makes a model of a state dict. */
  public interface Maker<M> {

    /**
     * The model.
     *
     * @throws IOException if a tensor can't be read
     */
    M of(StateDict tensors) throws IOException;
  }

  /**
   * A model of the state dict of a file.
   *
   * @throws WeightFormatException if the file is damaged, or its tensors are not those of the model
   * @throws IOException if it can't be read
   */
  public static <M> M model(Path path, Maker<M> maker) throws IOException {
    StateDict tensors = open(path).tensors();
    try {
      return maker.of(tensors);
    } catch (WeightFormatException | IllegalArgumentException e) {
      throw new WeightFormatException(path + ": " + e.getMessage(), e);
    } catch (ArithmeticException e) {
      throw new WeightFormatException(
          path + ": its tensors have sizes that no model can have: " + e.getMessage(), e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(path, e);
    }
  }

  private static WeightFormatException tooLarge(Path path, OutOfMemoryError e) {
    return new WeightFormatException(
        path + ": takes more memory than Java was given, expected sizes of a model that fits"
            + " (FORMANT_XMX gives Java more)",
        e);
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
