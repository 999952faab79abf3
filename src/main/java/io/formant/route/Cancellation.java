package io.formant.route;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Whether work should end. Work asks between items and steps; threads are never interrupted, since that closes files. */
final class Cancellation {
  private final @Nullable Cancellation parent;
  private volatile boolean requested;

  Cancellation() {
    this(null);
  }

  private Cancellation(@Nullable Cancellation parent) {
    this.parent = parent;
  }

  /** One that also ends when this one does. */
  Cancellation child() {
    return new Cancellation(this);
  }

  void request() {
    requested = true;
  }

  boolean requested() {
    return requested || (parent != null && parent.requested());
  }

  /**
   * @throws CancellationException when the work should end
   */
  void check() {
    if (requested()) {
      throw new CancellationException("the run was stopped");
    }
  }
}
