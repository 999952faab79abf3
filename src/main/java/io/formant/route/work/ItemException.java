package io.formant.route.work;

/** What one item of a stage failed with. */
public final class ItemException extends Exception {
  private final String item;
  private final Throwable reason;

  ItemException(String item, Throwable cause) {
    super(cause);
    this.item = item;
    this.reason = cause;
  }

  /** What the item's work threw. */
  public Throwable reason() {
    return reason;
  }

  /** The item's key. */
  public String item() {
    return item;
  }
}
