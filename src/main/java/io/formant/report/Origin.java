package io.formant.report;

import java.time.Instant;
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
  /** Of a run that ends now. */
  public static Origin now(
      Map<String, String> versions, Map<String, String> device, Commit commit) {
    return new Origin(Instant.now().truncatedTo(ChronoUnit.SECONDS), versions, device, commit);
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
