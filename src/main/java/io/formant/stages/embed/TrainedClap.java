package io.formant.stages.embed;

import io.formant.audio.spectrum.Mel;
import io.formant.model.clap.Clap;
import io.formant.stages.Clip;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A CLAP that a stage of the pipeline trained: it hears clips, or reads what stands for them. */
final class TrainedClap implements ClipEncoder {

  private final Clap clap;
  private final Mel mel;
  private final Optional<TextPrompt> prompt;
  private final Map<String, float[]> read = new ConcurrentHashMap<>();

  TrainedClap(ClapModel model, Optional<TextPrompt> prompt) {
    clap = Clap.of(model.config(), model.weights());
    mel = new Mel(model.settings());
    this.prompt = prompt;
  }

  @Override
  public float[] embed(Clip clip) {
    return prompt
        .map(text -> read.computeIfAbsent(text.of(clip), clap::text).clone())
        .orElseGet(() -> clap.audio(mel.picture(clip.waveform())));
  }

  @Override
  public void close() {
    clap.close();
  }
}
