package io.formant.reference;

import io.formant.tensor.stored.StoredTensor;
import io.formant.tensor.weights.WeightFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Inputs and outputs of a reference implementation, from {@code ../shared/fixtures}; tests that need them are skipped without. */
public final class ReferenceCase {
  private static final Path ROOT = Path.of("..", "shared", "fixtures");

  private final Map<String, StoredTensor> tensors;

  private ReferenceCase(Map<String, StoredTensor> tensors) {
    this.tensors = tensors;
  }

  /** A case such as {@code metrics/eer}. */
  public static ReferenceCase open(String name) {
    Path folder = ROOT.resolve(name);
    Assumptions.assumeTrue(Files.exists(folder), "skipped: no reference values at " + folder);
    try {
      return new ReferenceCase(WeightFile.open(folder.resolve("io.safetensors")).stored());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public double[] doubles(String name) {
    try {
      return tensor(name).doubles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public double number(String name) {
    return doubles(name)[0];
  }

  public float[] floats(String name) {
    double[] values = doubles(name);
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) floats[i] = (float) values[i];
    return floats;
  }

  public int[] ints(String name) {
    double[] values = doubles(name);
    int[] ints = new int[values.length];
    for (int i = 0; i < ints.length; i++) ints[i] = (int) values[i];
    return ints;
  }

  /** The rows of the last two axes; the axes before them must have size 1. */
  public float[][] rows(String name) {
    int[] shape = shape(name);
    float[] flat = floats(name);
    int columns = shape[shape.length - 1];
    float[][] rows = new float[flat.length / columns][columns];
    for (int r = 0; r < rows.length; r++) System.arraycopy(flat, r * columns, rows[r], 0, columns);
    return rows;
  }

  public int[] shape(String name) {
    return Arrays.stream(tensor(name).shape()).mapToInt(Math::toIntExact).toArray();
  }

  private StoredTensor tensor(String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null)
      throw new IllegalArgumentException("no tensor '" + name + "' among " + tensors.keySet());
    return tensor;
  }
}
