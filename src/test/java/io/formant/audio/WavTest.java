package io.formant.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavTest {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int MU_LAW = 7;

  @Test
  void what_is_written_is_read_back_within_half_a_step(@TempDir Path folder) {
    Waveform written = new Waveform(Signals.noise(1000, 0.9f, 1), 22_050);
    Wav.write(written, folder.resolve("a.wav"));
    Waveform read = AudioFiles.read(folder.resolve("a.wav"));
    assertThat(read.rateHz()).isEqualTo(22_050);
    assertThat(read.samples()).containsExactly(written.samples(), within(0.502f / 32768));
  }

  @Test
  void reading_and_writing_again_changes_no_byte() {
    byte[] first = Wav.bytes(new Waveform(Signals.noise(500, 1, 2), 8000));
    assertThat(Wav.bytes(read(first))).isEqualTo(first);
  }

  @Test
  void samples_beyond_full_scale_are_clipped_and_not_wrapped() {
    Waveform read = read(Wav.bytes(new Waveform(new float[] {1.5f, -1.5f, 1}, 8000)));
    assertThat(read.samples()).containsExactly(32767 / 32768f, -1, 32767 / 32768f);
  }

  @Test
  void a_sample_that_is_not_a_number_is_not_written() {
    assertThatThrownBy(() -> Wav.bytes(new Waveform(new float[] {Float.NaN}, 8000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a number");
  }

  @ParameterizedTest
  @CsvSource({"1,8,0.004", "1,16,1.6e-5", "1,24,1.2e-7", "1,32,6e-8", "3,32,0", "3,64,0"})
  void every_sample_width_is_read(int codec, int bits, float tolerance) {
    float[] samples = Signals.noise(100, 0.95f, bits);
    byte[] file = file(codec, bits, 1, samples, false);
    assertThat(read(file).samples()).containsExactly(samples, within(tolerance + 1e-9f));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void channels_are_averaged(int channels) {
    float[] frames = Signals.noise(60 * channels, 0.9f, channels);
    Waveform read = read(file(FLOAT, 32, channels, frames, false));
    assertThat(read.length()).isEqualTo(60);
    float mean = 0;
    for (int c = 0; c < channels; c++) mean += frames[10 * channels + c] / channels;
    assertThat(read.samples()[10]).isCloseTo(mean, within(1e-6f));
  }

  @Test
  void an_extensible_header_is_read_by_its_sub_format() {
    float[] samples = Signals.noise(50, 0.9f, 3);
    assertThat(read(file(FLOAT, 32, 1, samples, true)).samples())
        .containsExactly(samples, within(0f));
    assertThat(read(file(PCM, 24, 1, samples, true)).samples())
        .containsExactly(samples, within(2e-7f));
  }

  @Test
  void the_header_alone_gives_rate_and_length() {
    byte[] file = file(PCM, 24, 2, Signals.noise(400, 1, 4), true);
    AudioFiles.Header header =
        AudioFiles.header(new ByteArrayInputStream(Arrays.copyOf(file, 120)), "a.wav");
    assertThat(header).isEqualTo(new AudioFiles.Header(16_000, 200, 2));
  }

  @Test
  void a_length_that_a_pipe_could_not_know_means_the_rest_of_the_file() {
    byte[] file = Wav.bytes(new Waveform(Signals.noise(80, 1, 5), 8000));
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);
    assertThat(read(file).length()).isEqualTo(80);
    assertThat(AudioFiles.header(new ByteArrayInputStream(file), "a.wav").lengthSamples())
        .isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 11, 15, 30, 43, 44, 45, 99})
  void a_truncated_file_is_named_with_a_remedy(int bytes) {
    byte[] file = Arrays.copyOf(Wav.bytes(new Waveform(Signals.noise(100, 1, 6), 8000)), bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("clip.wav: truncated: ")
        .hasMessageEndingWith("copy the file again from its source");
  }

  @Test
  void a_codec_that_is_not_read_is_named() {
    assertThatThrownBy(() -> read(file(MU_LAW, 8, 1, new float[10], false)))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("clip.wav: unsupported WAV: codec mu-law with 8 bits");
  }

  @Test
  void other_files_are_refused_by_their_first_bytes() {
    assertThatThrownBy(() -> read("ID3\u0003 whatever".getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("clip.wav: neither WAV nor FLAC: begins with 'ID3\\x03'");
  }

  @Test
  void files_without_samples_are_refused() {
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("clip.wav: holds no samples");
    assertThatThrownBy(() -> read(Wav.bytes(new Waveform(new float[0], 8000))))
        .hasMessageContaining("holds no samples");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void a_sample_that_is_no_number_is_found(float sample) {
    assertThatThrownBy(() -> read(file(FLOAT, 32, 1, new float[] {0, 0.5f, sample}, false)))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("clip.wav: sample 2 is no finite number; remove it");
  }

  private static Waveform read(byte[] file) {
    return AudioFiles.read(new ByteArrayInputStream(file), "clip.wav");
  }

  /** A file with a LIST chunk of odd length before its samples, which are interleaved. */
  private static byte[] file(
      int codec, int bits, int channels, float[] samples, boolean extensible) {
    int formatBytes = extensible ? 40 : 16;
    int dataBytes = samples.length * bits / 8;
    ByteBuffer file = ByteBuffer.allocate(12 + 8 + formatBytes + 12 + 8 + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WAVEfmt ")).putInt(formatBytes);
    file.putShort((short) (extensible ? 0xFFFE : codec))
        .putShort((short) channels)
        .putInt(16_000);
    file.putInt(16_000 * channels * bits / 8)
        .putShort((short) (channels * bits / 8))
        .putShort((short) bits);
    if (extensible)
      file.putShort((short) 22)
          .putShort((short) bits)
          .putInt(0)
          .putShort((short) codec)
          .put(new byte[14]);
    file.put(ascii("LIST")).putInt(3).put(new byte[4]).put(ascii("data")).putInt(dataBytes);
    for (float sample : samples) put(file, codec, bits, sample);
    return file.array();
  }

  private static void put(ByteBuffer file, int codec, int bits, float sample) {
    switch (bits) {
      case 8 -> file.put((byte) (Math.round(sample * 128) + 128));
      case 16 -> file.putShort((short) Math.round(sample * 32768));
      case 24 -> {
        int value = Math.round(sample * 8388608);
        file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
      }
      case 32 ->
        file.putInt(
            codec == FLOAT
                ? Float.floatToIntBits(sample)
                : (int) Math.round(sample * 2147483648.0));
      default -> file.putDouble(sample);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
