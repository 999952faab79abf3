package io.formant.stages.embed;

import io.formant.artifact.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trained speaker encoder is, in numbers.
 *
 * @param parameters how many numbers it learned
 * @param clips how many clips it was trained on
 * @param voices how many voices said them
 * @param trials equal error rates on clips that it was not trained on
 */
public record SpeakerCard(long parameters, int clips, int voices, List<Trial> trials) {

  /**
   * Pairs of clips rated by the cosine of their embeddings.
   *
   * @param embedding what embedded them
   * @param pairs which pairs
   * @param same pairs of one voice
   * @param different pairs of two voices
   * @param equalErrorRate 0 to 1
   */
  record Trial(String embedding, String pairs, int same, int different, double equalErrorRate) {}

  public SpeakerCard {
    trials = List.copyOf(trials);
  }

  /** In a sentence. */
  String trained() {
    return "A small encoder of %,d parameters trained here from scratch by the generalised end-to-end loss on %d clips of %d voices; not a published speaker encoder."
        .formatted(parameters, clips, voices);
  }

  Block.Table table() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Trial trial : trials) {
      int pairs = trial.same() + trial.different();
      double rate = trial.equalErrorRate();
      rows.add(List.of(
          Block.Cell.of(trial.embedding()),
          Block.Cell.of(trial.pairs()),
          Block.Cell.of("%d + %d".formatted(trial.same(), trial.different())),
          Block.Cell.of(new Block.Number(rate, Double.NaN, Double.NaN, pairs, "%"))));
    }
    String note = trained()
        + " Equal error rate: the share of pairs judged wrongly where as many pairs of one voice are missed as pairs of two voices"
        + " accepted; every pair once, none of its clips trained on. MFCC and pitch statistics learn nothing: the baseline to beat.";
    return new Block.Table(
        "Speaker encoder", note, List.of("", "pairs of", "same + different", "EER"), rows);
  }
}
