package io.formant.stages.diffusion;

import io.formant.model.ContentFrames;
import io.formant.model.duration.PhoneAligner;
import io.formant.model.duration.Utterance;
import java.util.List;

/** How many frames each token of a training clip lasts: as measured where the corpus says so, else by aligning its phones. */
final class TokenTimes {
  private TokenTimes() {}

  /** Frames of each token of each clip, (S) each; they sum to the clip's frames. */
  static List<int[]> of(List<TrainingClip> clips) {
    List<Utterance> unaligned = clips.stream()
        .filter(TrainingClip::needsAlignment)
        .map(TrainingClip::unaligned)
        .toList();
    if (unaligned.isEmpty()) {
      return clips.stream().map(TokenTimes::scaled).toList();
    }
    PhoneAligner aligner = PhoneAligner.train(unaligned);
    return clips.stream()
        .map(clip -> clip.needsAlignment() ? aligner.align(clip.unaligned()) : scaled(clip))
        .toList();
  }

  private static int[] scaled(TrainingClip clip) {
    return ContentFrames.scaled(clip.content().durationsSeconds(), clip.picture().length);
  }
}
