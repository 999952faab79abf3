package io.formant.route;

/**
 * Why a run ended before its end.
 *
 * @param stage id of the stage that failed; empty when it was not a stage
 * @param item key of the item that failed; empty where the stage has no items
 * @param cause a {@link java.util.concurrent.CancellationException} when the run was stopped
 */
public record RunFailure(String stage, String item, Throwable cause) {
  /** One line for people: {@code stage mel failed at zero_kal_1.flac: not a FLAC file}. */
  public String message() {
    String reason =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    String place = item.isEmpty() ? "" : " at " + item;
    return stage.isEmpty() ? reason : "stage " + stage + " failed" + place + ": " + reason;
  }
}
