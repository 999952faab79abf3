package io.formant.route.work;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.artifact.Fingerprint;
import io.formant.stage.Task;
import io.formant.stage.Yield;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stage bound to its inputs: what its output depends on, and how it is made. */
sealed interface Job {
  Fingerprint fingerprint();

  /** Output that is made part by part, each part cached on its own; in the order of their keys. */
  record Parts(Fingerprint fingerprint, List<Part> parts, Opening opening) implements Job {
    public Parts {
      parts = parts.stream().sorted(Comparator.comparing(Part::key)).toList();
    }
  }

  /**
   * Output that is made at once.
   *
   * @param state of what the work leaves for work that goes further, where it may
   */
  record Whole(Fingerprint fingerprint, Optional<Fingerprint> state, Body body) implements Job {}

  /**
   * One item of the output.
   *
   * @param fingerprint what it depends on
   */
  record Part(String key, Map<String, String> labels, Digest fingerprint, Making making) {}

  /** Makes one item. */
  interface Making {
    Artifact make() throws Exception;
  }

  /** Opens what all items need; called only when an item is missing, closed after the last. */
  interface Opening {
    /** Nothing to open. */
    Opening NONE = () -> () -> {};

    AutoCloseable open() throws Exception;
  }

  /** Makes a whole output. */
  interface Body {
    Yield<?> run(Task task) throws Exception;
  }
}
