package io.formant.route.work;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Whether work should end. Work asks between items and steps; threads are never interrupted, since that closes files. */
public final class Cancellation {
  private final @Nullable Cancellation parent;
  private volatile boolean requested;

  public Cancellation() {
    this(null);
  }

  private Cancellation(@Nullable Cancellation parent) {
    this.parent = parent;
  }

  /** One that also ends when this one does. */
  public Cancellation child() {
    return new Cancellation(this);
  }

  public void request() {
    requested = true;
  }

  public boolean requested() {
    return requested || (parent != null && parent.requested());
  }

  /**
   * @throws CancellationException when the work should end
   */
  public void check() {
    if (requested()) {
      throw new CancellationException("the run was stopped");
    }
  }
}
