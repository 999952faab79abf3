package io.formant.audio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * RIFF WAVE files. Reads PCM of 8, 16, 24 and 32 bits and IEEE floats of 32 and 64 bits with any number of channels, plain or as
 * WAVE_FORMAT_EXTENSIBLE; writes 16-bit mono PCM.
 *
 * <p>Source: Microsoft, Multiple Channel Audio Data and WAVE Files,
 * https://learn.microsoft.com/en-us/previous-versions/windows/hardware/design/dn653308(v=vs.85).
 */
public final class Wav {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final long UNKNOWN_LENGTH = 0xFFFF_FFFFL;
  private static final int HEADER_BYTES = 44;

  private record Format(int codec, int channels, int rateHz, int bits) {
    int frameBytes() {
      return channels * bits / 8;
    }
  }

  /** The format, and how many bytes of samples follow at the stream's position. */
  private record Opening(Format format, long dataBytes) {}

  private Wav() {}

  static AudioFiles.Header header(InputStream stream, String file) throws IOException {
    Opening opening = open(stream, file);
    long bytes =
        opening.dataBytes == UNKNOWN_LENGTH ? stream.skip(Long.MAX_VALUE) : opening.dataBytes;
    Format format = opening.format;
    return new AudioFiles.Header(format.rateHz, bytes / format.frameBytes(), format.channels);
  }

  static Waveform read(InputStream stream, String file) throws IOException {
    Opening opening = open(stream, file);
    boolean toTheEnd = opening.dataBytes == UNKNOWN_LENGTH;
    byte[] data = stream.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, opening.dataBytes));
    if (!toTheEnd && data.length < opening.dataBytes) {
      throw AudioFormatException.truncated(file, "the data chunk", data.length, opening.dataBytes);
    }
    Format format = opening.format;
    if (data.length < format.frameBytes()) throw AudioFormatException.empty(file);
    return new Waveform(finite(mono(littleEndian(data), format), file), format.rateHz);
  }

  /** A float file can hold what is no number, and one such sample spoils all that learns from it. */
  private static float[] finite(float[] samples, String file) {
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i]))
        throw new AudioFormatException(
            file,
            "sample " + i + " is no finite number",
            "remove it from the corpus or record it again");
    }
    return samples;
  }

  /** Reads chunks up to the beginning of the samples. */
  private static Opening open(InputStream stream, String file) throws IOException {
    ByteBuffer riff = take(stream, 12, "the RIFF header", file);
    if (!"RIFF".equals(tag(riff)) || !"WAVE".equals(tag(riff.position(8)))) {
      throw new AudioFormatException(
          file,
          "not a RIFF WAVE file",
          "convert it first, for instance with: sox INPUT OUTPUT.wav");
    }
    Format format = null;
    while (true) {
      ByteBuffer head = take(stream, 8, "the chunk list before the samples", file);
      String tag = tag(head);
      long bytes = head.getInt(4) & 0xFFFF_FFFFL;
      if ("data".equals(tag)) {
        if (format == null) throw unsupported(file, "no fmt chunk before the samples");
        return new Opening(format, bytes);
      }
      long padded = bytes + (bytes & 1);
      if ("fmt ".equals(tag))
        format = format(take(stream, (int) Math.min(padded, 1 << 16), "the fmt chunk", file), file);
      else skip(stream, padded, tag, file);
    }
  }

  private static Format format(ByteBuffer chunk, String file) {
    if (chunk.capacity() < 16)
      throw unsupported(file, "a fmt chunk of " + chunk.capacity() + " bytes");
    int codec = chunk.getShort(0) & 0xFFFF;
    if (codec == EXTENSIBLE && chunk.capacity() >= 26) codec = chunk.getShort(24) & 0xFFFF;
    Format format =
        new Format(codec, chunk.getShort(2) & 0xFFFF, chunk.getInt(4), chunk.getShort(14) & 0xFFFF);
    boolean readable = switch (codec) {
      case PCM -> format.bits == 8 || format.bits == 16 || format.bits == 24 || format.bits == 32;
      case FLOAT -> format.bits == 32 || format.bits == 64;
      default -> false;
    };
    if (!readable)
      throw unsupported(
          file, "codec " + codecName(codec) + " with " + format.bits + " bits a sample");
    if (format.channels == 0 || format.rateHz <= 0) {
      throw unsupported(file, format.channels + " channels at " + format.rateHz + " Hz");
    }
    return format;
  }

  private static AudioFormatException unsupported(String file, String what) {
    return new AudioFormatException(
        file,
        "unsupported WAV: " + what
            + ", expected PCM of 8, 16, 24 or 32 bits or float of 32 or 64 bits",
        "convert it first, for instance with: sox INPUT -e signed-integer -b 16 OUTPUT.wav");
  }

  private static String codecName(int codec) {
    return switch (codec) {
      case PCM -> "PCM";
      case 2 -> "MS-ADPCM";
      case FLOAT -> "float";
      case 6 -> "A-law";
      case 7 -> "mu-law";
      case 0x11 -> "IMA-ADPCM";
      case 0x31 -> "GSM 6.10";
      case 0x55 -> "MP3";
      default -> String.format("0x%04x", codec);
    };
  }

  private static float[] mono(ByteBuffer data, Format format) {
    float[] samples = new float[data.capacity() / format.frameBytes()];
    int width = format.bits / 8;
    for (int i = 0, at = 0; i < samples.length; i++) {
      double sum = 0;
      for (int c = 0; c < format.channels; c++, at += width) sum += sample(data, at, format);
      samples[i] = (float) (sum / format.channels);
    }
    return samples;
  }

  private static double sample(ByteBuffer data, int at, Format format) {
    return switch (format.bits) {
      case 8 -> ((data.get(at) & 0xFF) - 128) / 128.0;
      case 16 -> data.getShort(at) / 32768.0;
      case 24 ->
        ((data.get(at) & 0xFF) | (data.get(at + 1) & 0xFF) << 8 | data.get(at + 2) << 16)
            / 8388608.0;
      case 32 -> format.codec == FLOAT ? data.getFloat(at) : data.getInt(at) / 2147483648.0;
      default -> data.getDouble(at);
    };
  }

  /** Writes 16-bit mono PCM; samples beyond full scale are clipped. */
  public static void write(Waveform waveform, Path file) {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(waveform, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be written: " + e.getMessage(), e);
    }
  }

  /** Writes 16-bit mono PCM and leaves the stream open; samples beyond full scale are clipped. */
  public static void write(Waveform waveform, OutputStream stream) throws IOException {
    stream.write(bytes(waveform));
  }

  /** A whole 16-bit mono PCM file. A sample that is not a number is an {@link IllegalArgumentException}. */
  public static byte[] bytes(Waveform waveform) {
    int dataBytes = Math.multiplyExact(waveform.length(), 2);
    byte[] bytes = new byte[Math.addExact(HEADER_BYTES, dataBytes)];
    ByteBuffer file = littleEndian(bytes);
    file.put(ascii("RIFF"))
        .putInt(HEADER_BYTES - 8 + dataBytes)
        .put(ascii("WAVEfmt "))
        .putInt(16);
    file.putShort((short) PCM)
        .putShort((short) 1)
        .putInt(waveform.rateHz())
        .putInt(waveform.rateHz() * 2);
    file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(dataBytes);
    for (float sample : waveform.samples()) file.putShort(pcm16(sample));
    return bytes;
  }

  private static short pcm16(float sample) {
    if (Float.isNaN(sample))
      throw new IllegalArgumentException("a sample is not a number: the waveform can't be written");
    return (short) Math.max(-32768, Math.min(32767, Math.round(sample * 32768.0)));
  }

  private static ByteBuffer take(InputStream stream, int bytes, String part, String file)
      throws IOException {
    byte[] taken = stream.readNBytes(bytes);
    if (taken.length < bytes) throw AudioFormatException.truncated(file, part, taken.length, bytes);
    return littleEndian(taken);
  }

  private static void skip(InputStream stream, long bytes, String tag, String file)
      throws IOException {
    for (long left = bytes; left > 0; ) {
      long skipped = stream.skip(left);
      if (skipped == 0 && stream.read() >= 0) skipped = 1;
      if (skipped == 0)
        throw AudioFormatException.truncated(file, "chunk '" + tag + "'", bytes - left, bytes);
      left -= skipped;
    }
  }

  private static String tag(ByteBuffer at) {
    byte[] tag = new byte[4];
    at.get(tag);
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
