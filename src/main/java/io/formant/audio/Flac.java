package io.formant.audio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;
import org.jspecify.annotations.Nullable;

/**
 * FLAC files of 4 to 24 bits with any number of channels, through jFLAC; mixed down to mono.
 *
 * <p>jFLAC plays a damaged frame as silence, so the samples are checked against the MD5 sum that the encoder left in the file. Source:
 * RFC 9639, https://www.rfc-editor.org/rfc/rfc9639, section 8.2.
 */
final class Flac {
  private static final String REMEDY =
      "copy the file again from its source; flac --test FILE checks it";
  private static final int OPENING_BYTES = 42;
  private static final int MD5_AT = 26;

  private final String file;
  private final FLACDecoder decoder;
  private final StreamInfo info;
  private final byte[] expectedMd5;

  /** Reads the metadata; the stream must be at the beginning and support marks. */
  private Flac(InputStream stream, String file) throws IOException {
    this.file = file;
    stream.mark(OPENING_BYTES);
    byte[] opening = stream.readNBytes(OPENING_BYTES);
    stream.reset();
    if (opening.length < OPENING_BYTES) {
      throw AudioFormatException.truncated(
          file, "the FLAC stream information", opening.length, OPENING_BYTES);
    }
    expectedMd5 = Arrays.copyOfRange(opening, MD5_AT, OPENING_BYTES);
    decoder = new FLACDecoder(stream);
    info = metadata();
  }

  static AudioFiles.Header header(InputStream stream, String file) throws IOException {
    StreamInfo info = new Flac(stream, file).info;
    return new AudioFiles.Header(info.getSampleRate(), info.getTotalSamples(), info.getChannels());
  }

  static Waveform read(InputStream stream, String file) throws IOException {
    return new Flac(stream, file).decode();
  }

  private StreamInfo metadata() {
    try {
      decoder.readMetadata();
    } catch (IOException | RuntimeException e) {
      throw new AudioFormatException(file, "the FLAC metadata is damaged or truncated", REMEDY, e);
    }
    @Nullable StreamInfo found = decoder.getStreamInfo();
    if (found == null || found.getSampleRate() <= 0) {
      throw new AudioFormatException(file, "a FLAC file without stream information", REMEDY);
    }
    return found;
  }

  private Waveform decode() throws IOException {
    float[] samples = new float[(int) Math.max(1 << 14, info.getTotalSamples())];
    MessageDigest md5 = md5();
    int length = 0;
    for (Frame frame = next(); frame != null; frame = next()) {
      int block = frame.header.blockSize;
      if (length + block > samples.length)
        samples = Arrays.copyOf(samples, Math.max(length + block, 2 * samples.length));
      md5.update(interleaved(decoder.getChannelData(), block));
      mix(decoder.getChannelData(), samples, length, block);
      length += block;
    }
    if (length == 0 && info.getTotalSamples() == 0) throw AudioFormatException.empty(file);
    check(length, md5.digest());
    return new Waveform(Arrays.copyOf(samples, length), info.getSampleRate());
  }

  private void check(int length, byte[] md5) {
    if (info.getTotalSamples() > 0 && length != info.getTotalSamples()) {
      throw new AudioFormatException(
          file,
          "truncated or damaged: " + length + " of " + info.getTotalSamples() + " samples decode",
          REMEDY);
    }
    // all zeros: the encoder did not know the sum
    if (!Arrays.equals(expectedMd5, new byte[expectedMd5.length])
        && !Arrays.equals(expectedMd5, md5)) {
      throw new AudioFormatException(
          file, "damaged: the samples differ from the file's own MD5 sum", REMEDY);
    }
  }

  private @Nullable Frame next() throws IOException {
    try {
      return decoder.readNextFrame();
    } catch (EOFException | RuntimeException e) {
      throw new AudioFormatException(file, "a FLAC frame is damaged or truncated", REMEDY, e);
    }
  }

  private void mix(ChannelData[] channels, float[] samples, int begin, int block) {
    double scale = 1.0 / ((long) info.getChannels() << (info.getBitsPerSample() - 1));
    for (int i = 0; i < block; i++) {
      long sum = 0;
      for (int c = 0; c < info.getChannels(); c++) sum += channels[c].getOutput()[i];
      samples[begin + i] = (float) (sum * scale);
    }
  }

  /** The samples as the MD5 sum sees them: interleaved, little-endian, in whole bytes. */
  private byte[] interleaved(ChannelData[] channels, int block) {
    int width = (info.getBitsPerSample() + 7) / 8;
    byte[] bytes = new byte[block * info.getChannels() * width];
    for (int i = 0, at = 0; i < block; i++) {
      for (int c = 0; c < info.getChannels(); c++) {
        int sample = channels[c].getOutput()[i];
        for (int b = 0; b < width; b++) bytes[at++] = (byte) (sample >> (8 * b));
      }
    }
    return bytes;
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
