package io.formant.route;

/** What one item of a stage failed with. */
final class ItemException extends Exception {
  private final String item;

  ItemException(String item, Throwable cause) {
    super(cause);
    this.item = item;
  }

  String item() {
    return item;
  }
}
