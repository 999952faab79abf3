package io.formant.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Where a run was made and with what.
 *
 * @param date when it ended
 * @param versions of the program, Java and libraries, by name, in the order to show
 * @param device processor, cores, memory, accelerator, by name, in the order to show
 * @param commit what is known of the source
 */
public record Origin(
    Instant date, Map<String, String> versions, Map<String, String> device, Commit commit) {
  private static final DateTimeFormatter WORD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

  /** Of a run that ends now. */
  public static Origin now(
      Map<String, String> versions, Map<String, String> device, Commit commit) {
    return new Origin(time(), versions, device, commit);
  }

  /** The time of day, to the second. */
  public static Instant time() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** A moment as the name of a folder: {@code 2026-03-04T05-06-07}. */
  public static String word(Instant date) {
    return WORD.format(date);
  }

  public Origin withDate(Instant date) {
    return new Origin(date, versions, device, commit);
  }

  /**
   * The source's state.
   *
   * @param id empty where the program does not run from a checkout
   * @param dirty whether files differ from it
   */
  public record Commit(String id, boolean dirty) {
    public static final Commit UNKNOWN = new Commit("", false);

    @Override
    public String toString() {
      if (id.isEmpty()) return "unknown";
      return dirty ? id + " with local changes" : id;
    }
  }
}
