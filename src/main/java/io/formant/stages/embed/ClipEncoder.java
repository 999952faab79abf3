package io.formant.stages.embed;

import io.formant.model.AudioEncoder;
import io.formant.stages.Clip;
import java.util.List;

/** A model that a stage has opened: from a clip to its vector. */
interface ClipEncoder extends AutoCloseable {

  float[] embed(Clip clip);

  @Override
  void close();

  /** A published network. */
  record Published(AudioEncoder network) implements ClipEncoder {
    @Override
    public float[] embed(Clip clip) {
      return network.embed(List.of(clip.samples())).get(0);
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
