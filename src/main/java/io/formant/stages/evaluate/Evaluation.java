package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Kind;
import io.formant.artifact.Reportable;
import java.util.List;

/** What an evaluation found, as the report shows it. */
@Kind("evaluation")
public record Evaluation(List<Block> blocks) implements Reportable {
  public Evaluation {
    blocks = List.copyOf(blocks);
  }
}
