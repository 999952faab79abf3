package io.formant.stages.proof;

import io.formant.artifact.Block;
import io.formant.metric.Interval;
import io.formant.stages.evaluate.Instruments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every voice of a latent by every speaker: what is heard of the clips of each cell.
 *
 * @param instruments what they are heard with
 */
record SwapMatrices(List<Crossed> clips, Instruments instruments) {
  private static final String NOTE =
      "Rows: %s. Columns: the speaker id that the decoder was told. Each square is the share of the cell's clips in per cent, as the "
          + "recognisers hear them.";

  List<Block> blocks() {
    return List.of(
        matrix("Heard as the voice of the row", clip -> clip.heardAs(clip.given())),
        matrix("Heard as the speaker of the column", clip -> clip.heardAs(clip.speaker())),
        matrix("Words heard as they were asked for", Crossed::contentRight));
  }

  /** Whom the rows name. */
  String given() {
    return clips.get(0).isGenerated() ? "CLAP voice" : "recorded voice";
  }

  private Block matrix(String title, Predicate<Crossed> heard) {
    List<String> voices = clips.stream().map(Crossed::given).distinct().sorted().toList();
    List<String> speakers =
        clips.stream().map(Crossed::speaker).distinct().sorted().toList();
    List<List<Block.Number>> cells = new ArrayList<>();
    for (String voice : voices) {
      cells.add(speakers.stream().map(speaker -> cell(voice, speaker, heard)).toList());
    }
    return new Block.Matrix(title, NOTE.formatted("the " + given()), voices, speakers, cells);
  }

  private Block.Number cell(String voice, String speaker, Predicate<Crossed> heard) {
    List<Crossed> own = clips.stream()
        .filter(clip -> clip.given().equals(voice) && clip.speaker().equals(speaker))
        .toList();
    Interval share = Interval.wilson((int) own.stream().filter(heard).count(), own.size());
    return new Block.Number(share.value(), share.low(), share.high(), share.count(), "%");
  }
}
