package io.formant.tensor.stored;

import io.formant.tensor.pickle.Unpickler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The formats of weight files, told by their first bytes. */
enum WeightFormat {
  SAFETENSORS {
    @Override
    Contents read(FileBytes file) throws IOException {
      return SafetensorsHeader.read(file);
    }
  },
  TORCH_ZIP {
    @Override
    Contents read(FileBytes file) throws IOException {
      return TorchArchive.read(file);
    }
  },
  TORCH_STREAM {
    @Override
    Contents read(FileBytes file) throws IOException {
      return TorchStream.read(file);
    }
  };

  private static final int LONGEST_START = 64;
  private static final int PICKLE = 0x80;

  abstract Contents read(FileBytes file) throws IOException;

  /**
   * The format of a file.
   *
   * @throws WeightFormatException if it is none of them, saying what it looks like
   */
  static WeightFormat of(FileBytes file) throws IOException {
    byte[] bytes = new byte[(int) Math.min(LONGEST_START, file.size())];
    file.at(0, bytes.length).get(bytes);
    String start = new String(bytes, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK\3\4")) {
      return TORCH_ZIP;
    } else if (SafetensorsHeader.begins(file)) { // whose length may begin like a pickle
      return SAFETENSORS;
    } else if (start.length() > 2 && start.charAt(0) == PICKLE && start.charAt(1) <= 5) {
      return TORCH_STREAM;
    }
    throw new WeightFormatException("is no weight file, expected safetensors or what torch.save"
        + " writes: " + resemblance(start));
  }

  private static String resemblance(String start) {
    if (start.isEmpty()) {
      return "it is empty";
    } else if (start.startsWith("version https://git-lfs")) {
      return "it is a pointer of Git LFS, fetch the file itself with 'git lfs pull'";
    } else if (start.stripLeading().startsWith("<")) {
      return "it is a web page, perhaps that of a download that failed";
    } else if (start.startsWith("\u0089HDF")) {
      return "it is an HDF5 file, save its weights as safetensors";
    }
    return "it begins with '" + Unpickler.brief(start) + "'";
  }
}
