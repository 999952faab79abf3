package io.formant.stages.embed;

import io.formant.artifact.Block;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trained speaker encoder heard, and how well it tells voices apart.
 *
 * @param clips how many clips it was trained on
 * @param voices how many voices said them
 * @param trials equal error rates on clips that it was not trained on
 */
public record HeardVoices(int clips, int voices, List<Trial> trials) {

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

  public HeardVoices {
    trials = List.copyOf(trials);
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
    String note =
        "Equal error rate: the share of pairs judged wrongly where as many pairs of one voice are missed as pairs of two voices"
            + " accepted; every pair once, none of its clips trained on. MFCC and pitch statistics learn nothing: the baseline to beat.";
    return new Block.Table(
        "Does the speaker encoder tell voices apart?",
        note,
        List.of("", "pairs of", "same + different", "EER"),
        rows);
  }
}
