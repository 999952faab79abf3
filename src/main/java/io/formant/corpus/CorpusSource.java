package io.formant.corpus;

import io.formant.audio.AudioFiles;
import io.formant.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A corpus whose list is read and whose samples are read on demand. */
public interface CorpusSource {
  /** The bundled corpus' name or the folder's path, as messages call it. */
  String name();

  /** The layout that was recognised: {@code metadata.tsv}, {@code LJSpeech}… */
  String layout();

  /** Every recording, in an order that depends on nothing but the corpus. */
  List<Recording> recordings();

  /** What a reader of the report should know: recordings left out and why, splits that were made up. */
  List<String> notes();

  /** Under which terms the recordings may be used, in a line; or that nothing says so. */
  String licence();

  /** The bytes of a recording's file; the caller closes them. */
  InputStream open(Recording recording) throws IOException;

  /** The samples of a recording, mixed down to mono, at the file's own rate. */
  default Waveform read(Recording recording) {
    try (InputStream stream = open(recording)) {
      return AudioFiles.read(stream, fileName(recording));
    } catch (IOException e) {
      throw new UncheckedIOException(fileName(recording) + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Rate and length of a recording, without decoding it. */
  default AudioFiles.Header header(Recording recording) {
    try (InputStream stream = open(recording)) {
      return AudioFiles.header(stream, fileName(recording));
    } catch (IOException e) {
      throw new UncheckedIOException(fileName(recording) + ": can't be read: " + e.getMessage(), e);
    }
  }

  private String fileName(Recording recording) {
    return name() + "/" + recording.file();
  }

  /** The corpus' own rate: that of its first recording. */
  default int rateHz() {
    return header(recordings().get(0)).rateHz();
  }

  /** How many recordings there are at each rate; opens every file. */
  default SortedMap<Integer, Integer> recordingsByRateHz() {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    recordings().forEach(recording -> counts.merge(header(recording).rateHz(), 1, Integer::sum));
    return counts;
  }
}
