package io.formant.artifact.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactCodecTest {
  enum Colour {
    RED {
      @Override
      int code() {
        return 1;
      }
    },
    BLUE;

    int code() {
      return 2;
    }
  }

  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  sealed interface Angular extends Shape {}

  record Square(int side) implements Angular {}

  interface Named {}

  record Scalars(
      boolean a,
      byte b,
      short c,
      char d,
      int e,
      long f,
      float g,
      double h,
      String text,
      Colour colour) {}

  record Arrays8(
      boolean[] a,
      byte[] b,
      short[] c,
      char[] d,
      int[] e,
      long[] f,
      float[] g,
      double[] h,
      float[][] rows,
      String[] words) {}

  record Containers(
      Optional<String> maybe,
      OptionalInt maybeInt,
      OptionalLong maybeLong,
      OptionalDouble maybeDouble,
      List<Integer> numbers,
      List<Shape> shapes,
      Map<String, List<Scalars>> nested,
      Shape shape)
      implements Named {}

  record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException("value must be positive, was " + value);
      }
    }
  }

  record Floats(float[] values) {}

  record Words(Map<String, String> words) {}

  record Unsupported(Object value) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void what_is_written_is_read_back(long seed) throws IOException {
    Cases cases = new Cases(new Random(seed));
    for (int i = 0; i < 20; i++) {
      Scalars scalars = cases.scalars();
      Containers containers = cases.containers();
      assertThat(ArtifactCodec.of(ArtifactCodec.bytes(scalars), Scalars.class)).isEqualTo(scalars);
      assertThat(ArtifactCodec.of(ArtifactCodec.bytes(containers), Containers.class))
          .isEqualTo(containers);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void arrays_are_read_back_element_by_element(long seed) throws IOException {
    Arrays8 arrays = new Cases(new Random(seed)).arrays();
    Arrays8 read = ArtifactCodec.of(ArtifactCodec.bytes(arrays), Arrays8.class);
    assertThat(read).usingRecursiveComparison().isEqualTo(arrays);
  }

  @Test
  void equal_records_give_equal_bytes_whatever_the_order_of_their_maps() {
    Map<String, String> forth = new LinkedHashMap<>();
    Map<String, String> back = new LinkedHashMap<>();
    IntStream.range(0, 50).forEach(i -> forth.put("k" + i, "v" + i));
    IntStream.range(0, 50).map(i -> 49 - i).forEach(i -> back.put("k" + i, "v" + i));
    assertThat(ArtifactCodec.bytes(new Words(forth)))
        .isEqualTo(ArtifactCodec.bytes(new Words(back)));
  }

  @Test
  void every_nan_is_the_same_and_the_zeros_stay_two() {
    float odd = Float.intBitsToFloat(0x7fc12345);
    assertThat(ArtifactCodec.bytes(new Floats(new float[] {odd})))
        .isEqualTo(ArtifactCodec.bytes(new Floats(new float[] {Float.NaN})));
    assertThat(ArtifactCodec.bytes(new Floats(new float[] {-0f})))
        .isNotEqualTo(ArtifactCodec.bytes(new Floats(new float[] {0f})));
  }

  @Test
  void a_record_is_read_through_an_interface_that_it_implements() throws IOException {
    Containers containers = new Cases(new Random(5)).containers();
    assertThat(ArtifactCodec.of(ArtifactCodec.bytes(containers), Named.class))
        .isEqualTo(containers);
  }

  @Test
  void another_type_than_the_stored_one_is_named() {
    byte[] bytes = ArtifactCodec.bytes(new Square(3));
    assertThatThrownBy(() -> ArtifactCodec.of(bytes, Circle.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("holds a Square, expected Circle");
  }

  @Test
  void a_stream_that_ends_anywhere_is_damaged() {
    byte[] bytes = ArtifactCodec.bytes(new Cases(new Random(6)).containers());
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ArtifactCodec.of(cut, Containers.class))
          .isInstanceOf(FormatException.class);
    }
  }

  @Test
  void a_longer_stream_is_damaged() {
    byte[] bytes = ArtifactCodec.bytes(new Square(3));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> ArtifactCodec.of(longer, Square.class))
        .hasMessageContaining("more bytes");
  }

  @Test
  void a_stored_value_that_the_record_rejects_is_damaged() {
    byte[] bytes = ArtifactCodec.bytes(new Positive(1));
    bytes[bytes.length - 4] = 0;
    assertThatThrownBy(() -> ArtifactCodec.of(bytes, Positive.class))
        .isInstanceOf(FormatException.class)
        .hasMessage("Positive rejects what is stored: value must be positive, was 0");
  }

  @Test
  void a_component_that_cannot_be_stored_is_named() {
    assertThatThrownBy(() -> ArtifactCodec.bytes(new Unsupported(new Object())))
        .hasMessage("an artifact cannot hold a java.lang.Object");
    assertThatThrownBy(() -> ArtifactCodec.bytes(new Unsupported(null)))
        .hasMessage("Unsupported.value is null");
  }

  @Test
  void a_large_array_passes_the_buffer_in_pieces() throws IOException {
    float[] values = new float[1_000_003];
    Random random = new Random(9);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ArtifactCodec.write(new Floats(values), out);
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    assertThat(ArtifactCodec.read(in, out.size(), Floats.class).values()).isEqualTo(values);
  }

  /** Seeded random records. */
  private record Cases(Random random) {
    Scalars scalars() {
      return new Scalars(
          random.nextBoolean(),
          (byte) random.nextInt(),
          (short) random.nextInt(),
          (char) ('a' + random.nextInt(26)),
          random.nextInt(),
          random.nextLong(),
          random.nextFloat(),
          random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian(),
          text(),
          Colour.values()[random.nextInt(2)]);
    }

    Containers containers() {
      Map<String, List<Scalars>> nested = new TreeMap<>();
      IntStream.range(0, random.nextInt(4))
          .forEach(i -> nested.put(text() + i, List.of(scalars(), scalars())));
      return new Containers(
          random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
          random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty(),
          random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
          random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty(),
          random.ints(random.nextInt(5)).boxed().toList(),
          List.of(shape(), shape()),
          nested,
          shape());
    }

    Arrays8 arrays() {
      int length = random.nextInt(20_000);
      boolean[] flags = new boolean[length];
      short[] shorts = new short[length];
      byte[] bytes = new byte[length];
      float[] floats = new float[length];
      random.nextBytes(bytes);
      for (int i = 0; i < length; i++) {
        flags[i] = random.nextBoolean();
        shorts[i] = (short) random.nextInt();
        floats[i] = random.nextFloat();
      }
      return new Arrays8(
          flags,
          bytes,
          shorts,
          text().toCharArray(),
          random.ints(length).toArray(),
          random.longs(length).toArray(),
          floats,
          random.doubles(length).toArray(),
          new float[][] {floats, {}, {1, 2}},
          new String[] {text(), ""});
    }

    private Shape shape() {
      return random.nextBoolean() ? new Circle(random.nextDouble()) : new Square(random.nextInt());
    }

    private String text() {
      String[] words = {"", "zwölf", "日本", "plain", "a\nb", "\uD83D\uDE00"};
      return words[random.nextInt(words.length)] + random.nextInt(100);
    }
  }

  @Test
  void a_stored_record_is_found_beside_its_interface_whatever_loader_the_thread_has()
      throws Exception {
    byte[] bytes = ArtifactCodec.bytes(new Circle(2));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (Rereading other = new Rereading()) {
      thread.setContextClassLoader(other);
      assertThat(ArtifactCodec.of(bytes, Shape.class)).isEqualTo(new Circle(2));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Defines this test's classes once more, as an application server does. */
  private static final class Rereading extends URLClassLoader {
    Rereading() {
      super(
          new URL[] {
            ArtifactCodecTest.class.getProtectionDomain().getCodeSource().getLocation()
          },
          ClassLoader.getPlatformClassLoader());
    }
  }
}
