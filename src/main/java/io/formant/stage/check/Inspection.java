package io.formant.stage.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Looks into weight files. */
public interface Inspection {

  /**
   * What a file holds, and which model families it fits.
   *
   * @throws IOException saying why, if it can't be read or is no weight file
   */
  Findings inspect(Path file) throws IOException;

  /**
   * A weight file.
   *
   * @param format in words
   * @param bytes how long it is
   * @param sha256 its digest, in hex
   * @param nesting what stands before every name of the state dict in the file; may be empty
   * @param tensors of the state dict, in the file's order
   * @param others how many tensors the file holds outside of the state dict
   * @param metadata words and numbers beside the tensors
   * @param fits families that the file may be of, the likeliest first
   */
  record Findings(
      String format,
      long bytes,
      String sha256,
      String nesting,
      List<Tensor> tensors,
      int others,
      Map<String, String> metadata,
      List<Fit> fits) {
    public Findings {
      tensors = List.copyOf(tensors);
      fits = List.copyOf(fits);
    }

    /** How many numbers the tensors of a floating-point type have. */
    public long parameters() {
      return tensors.stream().filter(Tensor::real).mapToLong(Tensor::size).sum();
    }
  }

  /**
   * One tensor.
   *
   * @param type such as {@code f16}
   * @param real whether that is a floating-point type
   * @param bad how many of its numbers are infinite or not a number
   */
  record Tensor(String name, String type, boolean real, List<Long> shape, long size, long bad) {
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  /**
   * How well a file fits a family.
   *
   * @param about the family, in words
   * @param prefix under which its names stand; may be empty
   * @param names how many names a file of the family has for certain
   * @param missing those that the file lacks, with the nearest that it has
   */
  record Fit(String family, String about, String prefix, int names, List<String> missing) {
    public Fit {
      missing = List.copyOf(missing);
    }

    public boolean whole() {
      return missing.isEmpty();
    }
  }
}
