package io.formant.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jflac.ChannelData;
import org.jflac.FLACDecoder;
import org.jflac.frame.Frame;
import org.jflac.metadata.StreamInfo;

/**
 * FLAC files of 4 to 24 bits with any number of channels, through jFLAC; mixed down to mono.
 *
 * <p>Source: RFC 9639, https://www.rfc-editor.org/rfc/rfc9639.
 */
final class Flac {
  private static final String REMEDY =
      "copy the file again from its source; flac --test FILE checks it";

  private Flac() {}

  static AudioFiles.Header header(InputStream stream, String file) throws IOException {
    StreamInfo info = open(new FLACDecoder(stream), file);
    return new AudioFiles.Header(info.getSampleRate(), info.getTotalSamples(), info.getChannels());
  }

  static Waveform read(InputStream stream, String file) throws IOException {
    FLACDecoder decoder = new FLACDecoder(stream);
    StreamInfo info = open(decoder, file);
    float[] samples = decode(decoder, info, file);
    if (info.getTotalSamples() > 0 && samples.length != info.getTotalSamples()) {
      throw new AudioFormatException(
          file,
          "truncated or damaged: " + samples.length + " of " + info.getTotalSamples()
              + " samples decode",
          REMEDY);
    }
    if (samples.length == 0) throw AudioFormatException.empty(file);
    return new Waveform(samples, info.getSampleRate());
  }

  private static StreamInfo open(FLACDecoder decoder, String file) throws IOException {
    try {
      decoder.readMetadata();
      StreamInfo info = decoder.getStreamInfo();
      if (info == null || info.getSampleRate() <= 0) {
        throw new AudioFormatException(file, "FLAC without stream information", REMEDY);
      }
      return info;
    } catch (IOException | RuntimeException e) {
      if (e instanceof AudioFormatException known) throw known;
      throw new AudioFormatException(file, "FLAC metadata is damaged or truncated", REMEDY, e);
    }
  }

  private static float[] decode(FLACDecoder decoder, StreamInfo info, String file)
      throws IOException {
    float[] samples = new float[(int) Math.max(1 << 14, info.getTotalSamples())];
    int length = 0;
    for (Frame frame = next(decoder, file); frame != null; frame = next(decoder, file)) {
      int block = frame.header.blockSize;
      if (length + block > samples.length)
        samples = Arrays.copyOf(samples, Math.max(length + block, 2 * samples.length));
      mix(decoder.getChannelData(), info, samples, length, block);
      length += block;
    }
    if (decoder.getBadFrames() > 0) {
      throw new AudioFormatException(
          file, decoder.getBadFrames() + " FLAC frames fail their checksum", REMEDY);
    }
    return Arrays.copyOf(samples, length);
  }

  private static @org.jspecify.annotations.Nullable Frame next(FLACDecoder decoder, String file)
      throws IOException {
    try {
      return decoder.readNextFrame();
    } catch (java.io.EOFException | RuntimeException e) {
      throw new AudioFormatException(file, "a FLAC frame is damaged or truncated", REMEDY, e);
    }
  }

  private static void mix(
      ChannelData[] channels, StreamInfo info, float[] samples, int begin, int block) {
    double scale = 1.0 / ((long) info.getChannels() << (info.getBitsPerSample() - 1));
    for (int i = 0; i < block; i++) {
      long sum = 0;
      for (int c = 0; c < info.getChannels(); c++) sum += channels[c].getOutput()[i];
      samples[begin + i] = (float) (sum * scale);
    }
  }
}
