package io.formant.stages.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.Block;
import io.formant.stage.Item;
import io.formant.stages.Embedding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Six voices say six texts three times, through one of three microphones, as embeddings that keep some of it. */
class ClaimsTest {

  private static Study study(String name, double voice, double text, double microphone) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    double[][] directions = new double[15][20];
    for (double[] direction : directions) {
      for (int d = 0; d < direction.length; d++) direction[d] = random.nextDouble() - 0.5;
    }
    List<Item<Embedding>> items = new ArrayList<>();
    for (int i = 0; i < 108; i++) {
      int[] of = {i % 6, i / 6 % 6, i / 36};
      float[] values = new float[20];
      for (int d = 0; d < values.length; d++) {
        values[d] = (float) (random.nextDouble()
            - 0.5
            + voice * directions[of[0]][d]
            + text * directions[6 + of[1]][d]
            + microphone * directions[12 + of[2]][d]);
      }
      Map<String, String> labels = new HashMap<>(Map.of("voice", "v" + of[0], "text", "t" + of[1]));
      labels.put("recorded", "microphone " + of[2]);
      items.add(Item.of("clip" + i, labels, new Embedding(values)));
    }
    return Study.of(name, items, "test");
  }

  private static Map<String, String> verdicts(Study... studies) {
    Map<String, String> verdicts = new HashMap<>();
    for (List<Block.Cell> row : ((Block.Table) new Claims(List.of(studies), 1).table()).rows())
      verdicts.put(row.get(0).text(), row.get(1).text());
    return verdicts;
  }

  @Test
  void an_embedding_of_the_voice_alone_keeps_it_and_drops_the_rest() {
    assertThat(verdicts(study("voices", 3, 0, 0)))
        .containsEntry("voices keeps who speaks", "supported")
        .containsEntry("voices holds more of the voice than of the text", "supported");
  }

  @Test
  void an_embedding_of_the_text_is_found_out() {
    assertThat(verdicts(study("words", 0.3, 3, 0)))
        .containsEntry("words drops what is said", "refuted")
        .containsEntry("words holds more of the voice than of the text", "refuted");
  }

  @Test
  void an_embedding_of_the_microphone_is_found_out() {
    assertThat(verdicts(study("channel", 0, 0, 3)))
        .containsEntry("channel drops how a clip was recorded", "refuted")
        .containsEntry("channel keeps who speaks", "undecided");
  }

  @Test
  void chance_is_no_support_and_a_better_embedding_is_told() {
    assertThat(verdicts(study("voices", 3, 0, 0), study("random", 0, 0, 0)))
        .containsEntry("voices tells voices apart better than random", "supported")
        .doesNotContainEntry("random keeps who speaks", "supported")
        .containsEntry("random holds more of the voice than of the text", "undecided");
  }
}
