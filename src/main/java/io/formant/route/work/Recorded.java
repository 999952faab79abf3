package io.formant.route.work;

import io.formant.artifact.Digest;
import io.formant.artifact.Provenance;
import io.formant.artifact.Store;
import io.formant.plan.Step;
import java.nio.file.Files;
import java.util.List;

/** Notes what made an output, beside it and in the index, and drops the checkpoint that led to it. */
final class Recorded implements Execution {
  private final Store store;
  private final Execution inner;

  Recorded(Store store, Execution inner) {
    this.store = store;
    this.inner = inner;
  }

  @Override
  public Output run(Step step, Job job) throws Exception {
    try {
      Output output = inner.run(step, job);
      keep(step, job, output);
      store.index().record(job.fingerprint().digest(), output.digest());
      Files.deleteIfExists(store.checkpoint(job.fingerprint().digest()));
      return output;
    } finally {
      store.index().flush();
    }
  }

  /** Stores what made an output; where that is stored already, nothing changes unless it is damaged. */
  void keep(Step step, Job job, Output output) {
    store.put(new Provenance(step.type(), job.fingerprint(), output.digest(), items(job)));
  }

  private static List<Digest> items(Job job) {
    return job instanceof Job.Parts parts
        ? parts.parts().stream().map(Job.Part::fingerprint).toList()
        : List.of();
  }
}
