package io.formant.cli;

import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * While open, Ctrl-C and a polite kill ask for an orderly stop; a second one ends the program at once. Nothing is lost either
 * way: the cache is safe against both.
 */
final class Interrupt implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM");

  /** Signals closer together than this are one: a shell may send two for one key. */
  private static final long ONE_PRESS_NANOS = 500_000_000L;

  private final List<SignalHandler> before;
  private long askedNanos;

  Interrupt(Runnable stop) {
    before = SIGNALS.stream()
        .map(name -> Signal.handle(new Signal(name), signal -> stop(stop)))
        .toList();
  }

  private synchronized void stop(Runnable stop) {
    if (askedNanos == 0) ask(stop);
    else if (System.nanoTime() - askedNanos > ONE_PRESS_NANOS)
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
  }

  private void ask(Runnable stop) {
    askedNanos = System.nanoTime();
    Failures.say("\nstopping after what is at work now; once more to end at once");
    stop.run();
  }

  @Override
  public void close() {
    for (int i = 0; i < SIGNALS.size(); i++)
      Signal.handle(new Signal(SIGNALS.get(i)), before.get(i));
  }
}
