package io.formant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The tensor engine as fingerprints and reports name it, told from the library's own description without starting it. */
final class TensorEngine {
  private static final String LIBRARY = "native/lib/pytorch.properties";

  private TensorEngine() {}

  /** Such as {@code PyTorch 2.7.1 cpu, threads 1}. */
  static String description() {
    Properties library = library();
    String version =
        library.getProperty("version", "of unknown version").replaceFirst("-\\d+$", "");
    String device = System.getProperty("formant.device", library.getProperty("flavor", "cpu"));
    return "PyTorch " + version + " " + device + ", threads "
        + Integer.getInteger("formant.threads", 1);
  }

  private static Properties library() {
    Properties properties = new Properties();
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(LIBRARY)) {
      if (in != null) properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + LIBRARY, e);
    }
  }
}
