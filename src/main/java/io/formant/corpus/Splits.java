package io.formant.corpus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Splits for corpora that come without: by a hash of each recording's key, so that they are the same everywhere. */
final class Splits {
  static final String BY_KEY_NOTE =
      "the corpus names no split: a tenth is test, by a hash of each file's name";
  private static final int TEST_SHARE = 10;
  private static final int PUBLISHED_TEST = 500;
  private static final int PUBLISHED_VALIDATION = 100;
  private static final int LEAST_TEST_SHARE = 20;
  private static final int LEAST_VALIDATION_SHARE = 100;

  private Splits() {}

  /** About a tenth is test; a recording keeps its split when others are added or removed. */
  static List<Recording> byKey(List<Recording> recordings) {
    return recordings.stream()
        .map(recording -> recording.with(
            Math.floorMod(hash(recording.file()), TEST_SHARE) == 0 ? Split.TEST : Split.TRAIN))
        .toList();
  }

  /**
   * The counts with which LJSpeech (12 500 / 100 / 500) and VCTK (43 470 / 100 / 500) were published in the VITS file lists: 500 test
   * and 100 validation recordings, at most a twentieth and a hundredth of a smaller corpus. Which recordings they are is decided by
   * the order of their hashes, since the lists are not part of the corpora.
   */
  static List<Recording> published(List<Recording> recordings) {
    int test = Math.min(PUBLISHED_TEST, recordings.size() / LEAST_TEST_SHARE);
    int validation = Math.min(PUBLISHED_VALIDATION, recordings.size() / LEAST_VALIDATION_SHARE);
    Map<String, Long> hashes = new HashMap<>();
    recordings.forEach(recording -> hashes.computeIfAbsent(recording.file(), Splits::hash));
    List<String> files = new ArrayList<>(hashes.keySet());
    files.sort(
        Comparator.<String, Long>comparing(hashes::get).thenComparing(Comparator.naturalOrder()));
    Map<String, Split> splits = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      splits.put(
          files.get(i),
          i < test ? Split.TEST : i < test + validation ? Split.VALIDATION : Split.TRAIN);
    }
    return recordings.stream()
        .map(recording -> recording.with(splits.getOrDefault(recording.file(), Split.TRAIN)))
        .toList();
  }

  static String publishedNote(List<Recording> recordings) {
    return "split "
        + count(recordings, Split.TRAIN)
        + " train / "
        + count(recordings, Split.VALIDATION)
        + " validation / "
        + count(recordings, Split.TEST)
        + " test, by a hash of each file's name";
  }

  private static long count(List<Recording> recordings, Split split) {
    return recordings.stream().filter(recording -> recording.split() == split).count();
  }

  private static long hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
