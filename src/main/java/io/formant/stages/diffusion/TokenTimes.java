package io.formant.stages.diffusion;

import io.formant.model.acoustic.ContentFrames;
import io.formant.model.duration.PhoneAligner;
import io.formant.stages.Content;
import java.util.ArrayList;
import java.util.List;

/** How many frames each token of a training clip lasts: as measured where the corpus says so, else by aligning its phones. */
final class TokenTimes {

  /** A clip whose tokens are to be timed, with its log-mel picture (F, M). */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Clip(String voice, Content content, float[][] picture) {
    boolean needsAlignment() {
      return !content.timed() && !content.phones().isEmpty();
    }

    io.formant.model.duration.Utterance unaligned() {
      return new io.formant.model.duration.Utterance(voice, content.phones(), picture);
    }
  }

  private TokenTimes() {}

  /** Frames of each token of each clip, (S) each; they sum to the clip's frames. */
  static List<int[]> of(List<Clip> clips) {
    List<io.formant.model.duration.Utterance> unaligned =
        clips.stream().filter(Clip::needsAlignment).map(Clip::unaligned).toList();
    if (unaligned.isEmpty()) {
      return clips.stream().map(TokenTimes::scaled).toList();
    }
    PhoneAligner aligner = PhoneAligner.train(unaligned);
    List<int[]> times = new ArrayList<>();
    for (Clip clip : clips) {
      times.add(clip.needsAlignment() ? aligner.align(clip.unaligned()) : scaled(clip));
    }
    return times;
  }

  private static int[] scaled(Clip clip) {
    return ContentFrames.scaled(clip.content().durationsSeconds(), clip.picture().length);
  }
}
