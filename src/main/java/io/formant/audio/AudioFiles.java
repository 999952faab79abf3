package io.formant.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads sound files by what they contain, not by what they are called: WAV and FLAC, any channel count, mixed down to mono.
 *
 * <p>A file that can't be used is an {@link AudioFormatException}; one that can't be opened an {@link UncheckedIOException}.
 */
public final class AudioFiles {
  private static final int SNIFFED_BYTES = 4;

  /**
   * What a file says about itself before any sample is decoded.
   *
   * @param rateHz samples a second
   * @param lengthSamples samples of one channel
   * @param channels channels in the file; reading mixes them down
   */
  public record Header(int rateHz, long lengthSamples, int channels) {
    public double lengthSeconds() {
      return (double) lengthSamples / rateHz;
    }
  }

  private AudioFiles() {}

  public static Waveform read(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Reads a whole stream and leaves it open; {@code name} stands for the file in messages. */
  public static Waveform read(InputStream stream, String name) {
    BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
    try {
      return switch (format(buffered, name)) {
        case WAV -> Wav.read(buffered, name);
        case FLAC -> Flac.read(buffered, name);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Rate and length only; decodes nothing. */
  public static Header header(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return header(stream, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Rate and length from the beginning of a stream, which is left open. */
  public static Header header(InputStream stream, String name) {
    BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 12);
    try {
      return switch (format(buffered, name)) {
        case WAV -> Wav.header(buffered, name);
        case FLAC -> Flac.header(buffered, name);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": can't be read: " + e.getMessage(), e);
    }
  }

  private enum Format {
    WAV,
    FLAC
  }

  private static Format format(BufferedInputStream stream, String name) throws IOException {
    stream.mark(SNIFFED_BYTES);
    byte[] magic = stream.readNBytes(SNIFFED_BYTES);
    stream.reset();
    if (magic.length == 0) throw AudioFormatException.empty(name);
    return switch (new String(magic, StandardCharsets.ISO_8859_1)) {
      case "RIFF" -> Format.WAV;
      case "fLaC" -> Format.FLAC;
      default ->
        throw new AudioFormatException(
            name,
            "neither WAV nor FLAC: begins with " + printable(magic),
            "convert it first, for instance with: sox INPUT OUTPUT.wav");
    };
  }

  private static String printable(byte[] magic) {
    StringBuilder text = new StringBuilder("'");
    for (byte b : magic) {
      text.append(
          b >= 0x20 && b < 0x7f ? String.valueOf((char) b) : String.format("\\x%02x", b & 0xff));
    }
    return text.append('\'').toString();
  }
}
