package io.formant.report.live;

import java.net.URI;
import java.nio.file.Path;

/** The local dashboard, which is up in a program that was started to serve it. */
public interface Dashboard {
  /**
   * Begins to show what lies in these folders.
   *
   * @return where to look at it
   */
  URI show(Path cache, Path reports);
}
