package io.formant.tensor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.tensor.stored.WeightFormatException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The torch files were written by torch itself, see {@code torch_files.py} beside them. */
class WeightFileTest {

  @TempDir
  private Path folder;

  static Path resource(String name) throws URISyntaxException {
    return Path.of(WeightFileTest.class.getResource(name).toURI());
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.pth", "views_old.pth"})
  void views_of_one_storage_are_read_in_their_own_order(String name) throws Exception {
    StateDict tensors = WeightFile.open(resource(name)).tensors();

    assertThat(tensors.names()).hasSize(13).startsWith("plain", "transposed", "rows");
    assertThat(tensors.shape("transposed")).containsExactly(6, 4);
    assertThat(tensors.read("transposed").values()).startsWith(0, 1.5f, 3, 4.5f, 0.25f, 1.75f);
    assertThat(tensors.read("rows").values()).startsWith(1.5f, 1.75f).hasSize(12);
    assertThat(tensors.read("every_other").values()).startsWith(0, 0.5f, 1, 1.5f);
    assertThat(tensors.read("expanded").values()).containsExactly(1, 2, 1, 2, 1, 2);
    assertThat(tensors.read("empty").shape()).containsExactly(0, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"views.pth", "views_old.pth"})
  void every_number_type_becomes_float32(String name) throws Exception {
    StateDict tensors = WeightFile.open(resource(name)).tensors();

    for (String type : new String[] {"half", "brain", "wide"}) {
      assertThat(tensors.read(type)).as(type).isEqualTo(tensors.read("plain"));
    }
    assertThat(tensors.read("count").values()).containsExactly(7);
    assertThat(tensors.read("flags").values()).containsExactly(1, 0);
    assertThat(tensors.read("bytes").values()).containsExactly(0, 255);
    assertThat(tensors.read("parameter").values()).containsExactly(3, 4);
  }

  @Test
  void a_state_dict_is_found_inside_of_a_checkpoint() throws Exception {
    WeightFile file = WeightFile.open(resource("checkpoint.pt"));

    assertThat(file.nesting()).isEqualTo("state_dict.module.");
    assertThat(file.tensors().names())
        .contains("0.weight", "1.running_mean", "1.num_batches_tracked")
        .hasSize(7);
    assertThat(file.everything().names()).contains("optimizer.state.0.exp_avg").hasSize(19);
    assertThat(file.metadata())
        .containsEntry("epoch", "3")
        .containsEntry("loss", "0.25")
        .containsEntry("name", "tiny");
  }

  @Test
  void whole_numbers_and_doubles_keep_all_their_digits() throws Exception {
    String header = "{\"i\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
        + "\"d\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,16]},"
        + "\"u\":{\"dtype\":\"U32\",\"shape\":[1],\"data_offsets\":[16,20]}}";
    ByteBuffer file = ByteBuffer.allocate(8 + header.length() + 20).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
    file.putLong(Long.MAX_VALUE - 1).putDouble(0.1).putInt(-1);
    WeightFile weights = WeightFile.open(Files.write(folder.resolve("w"), file.array()));

    assertThat(weights.stored().get("i").longs()).containsExactly(Long.MAX_VALUE - 1);
    assertThat(weights.stored().get("d").doubles()).containsExactly(0.1);
    assertThat(weights.stored().get("u").longs()).containsExactly(0xffff_ffffL);
  }

  @Test
  void a_file_of_more_than_four_gigabytes_is_mapped_where_it_is_read() throws Exception {
    long far = 5L << 30;
    String header = "{\"far\":{\"dtype\":\"U8\",\"shape\":[" + far + "],\"data_offsets\":[0," + far
        + "]},\"last\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[" + far + ","
        + (far + 8) + "]}}";
    ByteBuffer start = ByteBuffer.allocate(8 + header.length()).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8)).flip();
    ByteBuffer end = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    end.putFloat(1.5f).putFloat(-2).flip();
    Path path = folder.resolve("large.safetensors");
    try (FileChannel channel = FileChannel.open(
        path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE)) {
      channel.write(start, 0);
      channel.write(end, 8 + header.length() + far);
    }
    StateDict tensors = WeightFile.open(path).tensors();

    assertThat(tensors.read("last").values()).containsExactly(1.5f, -2);
    assertThat(tensors.shape("far")).containsExactly(far);
    assertThatThrownBy(() -> tensors.read("far"))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageContaining("u8[5368709120] has 5368709120 numbers, expected at most 2147483639");
  }

  @Test
  void counts_and_sets_beside_the_tensors_do_no_harm() throws IOException {
    Pickled pickle = Pickled.protocol(2).raw('}').item("w", "0", 4, 0, new long[] {4}, 1);
    pickle.text("milestones").global("collections", "Counter");
    pickle.raw('}', 'K', 3, 'K', 1, 's', 0x85, 'R', 's');
    pickle.text("seen").global("__builtin__", "set").raw(']', 'K', 5, 'a', 0x85, 'R', 's');
    byte[] zip = Zipped.pickle(pickle.stop()).entry("w/data/0", new byte[16]).bytes();

    WeightFile file = WeightFile.open(Files.write(folder.resolve("w.ckpt"), zip));

    assertThat(file.tensors().names()).containsExactly("w");
    assertThat(file.metadata()).containsEntry("milestones.3", "1");
  }

  @Test
  void a_model_that_a_file_does_not_fit_is_refused_with_the_files_name() throws Exception {
    Path file = resource("views.pth");

    assertThatThrownBy(() -> WeightFile.model(file, tensors -> tensors.size("empty", 0)))
        .isInstanceOf(WeightFormatException.class)
        .hasMessage(file + ": empty is (0, 3), expected sizes that a model can have");
    assertThatThrownBy(() -> WeightFile.model(file, tensors -> tensors.size("count", 0)))
        .hasMessage(file + ": count has 0 axes, expected more than 0");
    assertThatThrownBy(() -> WeightFile.model(file, tensors -> Math.toIntExact(1L << 40)))
        .hasMessage(file + ": its tensors have sizes that no model can have: integer overflow");
    assertThatThrownBy(() -> WeightFile.model(file, tensors -> {
          throw new OutOfMemoryError();
        }))
        .hasMessageStartingWith(file + ": takes more memory than Java was given");
  }

  @Test
  void a_file_of_another_kind_is_told_apart() throws IOException {
    Path file = folder.resolve("w.pth");
    assertThatThrownBy(() -> WeightFile.open(file)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> WeightFile.open(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> WeightFile.open(Files.writeString(file, "<!DOCTYPE html>")))
        .hasMessageContaining("w.pth: is no weight file")
        .hasMessageContaining("it is a web page");
    Files.writeString(file, "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 5\n");
    assertThatThrownBy(() -> WeightFile.open(file)).hasMessageContaining("git lfs pull");
    assertThatThrownBy(() -> WeightFile.open(Files.writeString(file, "")))
        .hasMessageContaining("it is empty");
  }
}
