package io.formant.cli;

import io.formant.artifact.Artifact;
import io.formant.artifact.AudioLength;
import io.formant.artifact.Entry;
import io.formant.artifact.Manifest;
import io.formant.artifact.Store;
import io.formant.plan.StageOutcome;
import java.util.List;
import java.util.OptionalDouble;
import java.util.ServiceLoader;

/** How much sound the stages of a run generated. */
final class GeneratedSound {
  private final Store store;
  private final List<AudioLength> lengths = ServiceLoader.load(AudioLength.class).stream()
      .<AudioLength>map(ServiceLoader.Provider::get)
      .toList();

  GeneratedSound(Store store) {
    this.store = store;
  }

  /** Length of all items of a stage that samples or vocodes; empty for others, and where not just these were made in the stage's time. */
  OptionalDouble seconds(StageOutcome outcome) {
    boolean generates = outcome.type().equals("sample") || outcome.type().startsWith("vocode.");
    if (!generates || outcome.ran() != outcome.items()) return OptionalDouble.empty();
    double sum = 0;
    for (Entry entry : store.read(outcome.output(), Manifest.class).entries()) {
      OptionalDouble seconds = seconds(store.read(entry.digest(), Artifact.class));
      if (seconds.isEmpty()) return OptionalDouble.empty();
      sum += seconds.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private OptionalDouble seconds(Artifact item) {
    return lengths.stream()
        .flatMapToDouble(length -> length.seconds(item).stream())
        .findFirst();
  }
}
