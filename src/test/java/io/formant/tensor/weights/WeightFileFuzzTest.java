package io.formant.tensor.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.tensor.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages good files at random, by a seed: each is read or refused, and nothing else happens. */
class WeightFileFuzzTest {

  private static final int ROUNDS = 500;
  private static final long[] EXTREMES = {
    0, 1, -1, 255, 0x7fff_ffffL, 0xffff_ffffL, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 32, 1L << 40
  };

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"views.pth", "views_old.pth", "checkpoint.pt", "w.safetensors"})
  void a_damaged_file_is_read_or_refused(String name) throws Exception {
    byte[] good = good(name);
    Path file = folder.resolve("damaged");
    int refused = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Files.write(file, damaged(good, new Random(seed)));
      refused += isRefused(file, name + " with seed " + seed) ? 1 : 0;
    }

    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS);
  }

  private byte[] good(String name) throws Exception {
    if (!name.equals("w.safetensors")) {
      return Files.readAllBytes(WeightFileTest.resource(name));
    }
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("a.weight", new TensorData(new long[] {2, 3}, new float[6]));
    tensors.put("a.bias", new TensorData(new long[] {2}, new float[2]));
    tensors.put("scale", new TensorData(new long[0], new float[1]));
    new Safetensors(tensors, Map.of("format", "pt")).write(folder.resolve(name));
    return Files.readAllBytes(folder.resolve(name));
  }

  private static boolean isRefused(Path file, String name) {
    try {
      WeightFile weights = WeightFile.open(file);
      weights.everything().readAll();
      return false;
    } catch (IOException e) {
      assertThat(e.getMessage()).as(name).isNotBlank();
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name, e);
    }
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int wounds = 1 + random.nextInt(4);
    for (int i = 0; i < wounds; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> overwrite(bytes, at, EXTREMES[random.nextInt(EXTREMES.length)], random);
        case 3 -> bytes = Arrays.copyOf(bytes, 1 + at);
        default -> bytes = moved(bytes, at, random);
      }
    }
    return bytes;
  }

  private static void overwrite(byte[] bytes, int at, long number, Random random) {
    int width = Math.min(1 << random.nextInt(4), bytes.length - at);
    byte[] eight =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    System.arraycopy(eight, 0, bytes, at, width);
  }

  /** A piece of the file copied over another. */
  private static byte[] moved(byte[] bytes, int at, Random random) {
    int from = random.nextInt(bytes.length);
    int length = Math.min(random.nextInt(64), bytes.length - Math.max(at, from));
    System.arraycopy(bytes, from, bytes, at, length);
    return bytes;
  }
}
