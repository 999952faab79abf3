package io.formant.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs the TorchScript text of resource files into the archive that libtorch loads as a module: a zip of stored entries with a
 * pickled empty object, the source and a version.
 */
final class ScriptArchive {

  private static final String HEADER =
      "class Kernels(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";

  /** Pickle of {@code __torch__.Kernels} with {@code training = True}. */
  private static final String OBJECT =
      "\u0080\2c__torch__\nKernels\nq\0)\u0081}(X\10\0\0\0trainingq\1\u0088ubq\2.";

  private ScriptArchive() {}

  /** The archive of the given resource files, which hold methods without indentation. */
  static byte[] of(List<String> resources) {
    return packed(resources.stream().map(ScriptArchive::text).toList());
  }

  /** The same, with the products of some of the files replaced by those of {@code bfloat16.torchscript}. */
  static byte[] reduced(List<String> resources, Set<String> networks) {
    Stream<String> texts = resources.stream()
        .map(resource -> networks.contains(resource) ? reduced(text(resource)) : text(resource));
    return packed(Stream.concat(texts, Stream.of(text("bfloat16.torchscript"))).toList());
  }

  private static String reduced(String text) {
    return text.replaceAll(
        "torch\\.(linear|conv2d|scaled_dot_product_attention)\\(", "self.bf16_$1(");
  }

  private static byte[] packed(List<String> texts) {
    StringBuilder source = new StringBuilder(HEADER);
    texts.stream()
        .flatMap(String::lines)
        .filter(ScriptArchive::isCode)
        .forEach(line -> source.append("  ").append(line).append('\n'));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "kernels/data.pkl", OBJECT);
      put(zip, "kernels/code/__torch__.py", source.toString());
      put(zip, "kernels/constants.pkl", "\u0080\2).");
      put(zip, "kernels/version", "3\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean isCode(String line) {
    return !line.isBlank() && !line.strip().startsWith("#");
  }

  private static String text(String resource) {
    try (InputStream in = ScriptArchive.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "resource " + resource + " is missing beside " + ScriptArchive.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream zip, String name, String latin) throws IOException {
    byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
