package io.formant.tensor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.tensor.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

  @TempDir
  private Path folder;

  @Test
  void what_is_written_is_read_in_the_same_order() throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put(
        "z.weight",
        new TensorData(new long[] {2, 3}, new float[] {1, -2, 3, 4, 5, Float.MIN_VALUE}));
    tensors.put("a", new TensorData(new long[] {}, new float[] {7}));
    tensors.put("empty", new TensorData(new long[] {0, 4}, new float[0]));
    Safetensors saved = new Safetensors(tensors, Map.of("step", "12", "a \"quote\"", "ä"));
    saved.write(folder.resolve("w.safetensors"));
    Safetensors read = Safetensors.read(folder.resolve("w.safetensors"));
    assertThat(read).isEqualTo(saved);
    assertThat(read.tensors().keySet()).containsExactly("z.weight", "a", "empty");
  }

  @Test
  void half_and_brain_floats_and_integers_become_float32() throws IOException {
    String header = "{\"h\":{\"dtype\":\"F16\",\"shape\":[4],\"data_offsets\":[0,8]},"
        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[8,10]},"
        + "\"i\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[10,18]}}";
    ByteBuffer file = ByteBuffer.allocate(8 + header.length() + 18).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    file.putShort((short) 0x3c00).putShort((short) 0xc100).putShort((short) 1).putShort((short)
        0x7c00);
    file.putShort((short) 0x4049).putLong(-5);
    Path path = Files.write(folder.resolve("mixed.safetensors"), file.array());
    Map<String, TensorData> read = Safetensors.read(path).tensors();
    assertThat(read.get("h").values()).containsExactly(1, -2.5f, 0x1p-24f, Float.POSITIVE_INFINITY);
    assertThat(read.get("b").values()).containsExactly(3.140625f);
    assertThat(read.get("i").values()).containsExactly(-5);
  }

  @Test
  void a_truncated_file_is_refused_by_name() throws IOException {
    Path path = folder.resolve("cut.safetensors");
    new Safetensors(Map.of("w", new TensorData(new long[] {4}, new float[4])), Map.of())
        .write(path);
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> Safetensors.read(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tensor 'w' is damaged: offsets [0, 16] lie outside the file");
    Files.write(path, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Safetensors.read(path))
        .hasMessageContaining("is no weight file, expected safetensors");
  }
}
