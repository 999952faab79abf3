package io.formant.route.work;

import io.formant.artifact.Artifact;
import io.formant.artifact.RunListener;
import io.formant.stage.Task;
import java.nio.file.Path;
import java.util.Optional;

/** What a barrier of this run may ask and tell. */
record StageTask(
    String stage,
    long seed,
    Path checkpoint,
    LeftState state,
    RunListener listener,
    Cancellation cancellation)
    implements Task {
  @Override
  public void advance(long done, long total, String note) {
    cancellation.check();
    listener.advanced(stage, done, total, note);
  }

  @Override
  public Optional<Artifact> earlier() {
    return state.earlier();
  }

  @Override
  public void leave(Artifact last) {
    state.leave(last);
  }

  @Override
  public void notice(String message) {
    listener.noticed(stage, message);
  }
}
