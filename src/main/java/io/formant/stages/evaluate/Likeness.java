package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.corpus.Split;
import io.formant.metric.speech.PictureDistance;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether generated clips copy training clips, or are one template a cell: distances beside those of real clips. */
final class Likeness {
  private static final List<String> COLUMNS = List.of(
      "clips", "split", "nearest training clip [dB]", "least of all [dB]", "within a pair [dB]");
  private static final String NOTE =
      "Root mean square difference of log-mel pictures, stretched to one length. Nearest: to the nearest training clip of the same text; "
          + "a clip that is far nearer than real clips are is a copy. Within: mean over the pairs of clips of one voice and text; far less than "
          + "real clips is one template.";

  private final GeneratedClips generated;
  private final List<Judged> train;
  private final List<Judged> real;
  private final Instruments instruments;
  private final Map<String, List<PictureDistance.Print>> trainByText;
  private final Map<Judged, PictureDistance.Print> prints = new HashMap<>();

  Likeness(
      GeneratedClips generated, List<Judged> real, List<Judged> train, Instruments instruments) {
    this.instruments = instruments;
    this.generated = generated;
    this.real = real;
    this.train = train;
    trainByText = train.stream()
        .collect(Collectors.groupingBy(
            Judged::text, Collectors.mapping(this::print, Collectors.toList())));
  }

  private PictureDistance.Print print(Judged clip) {
    return prints.computeIfAbsent(clip, fresh -> PictureDistance.print(fresh.picture()));
  }

  Block.Table table() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (Split split : List.of(Split.HELDOUT, Split.TEST)) {
      List<Judged> made = of(split, generated.main());
      List<Judged> recorded = of(split, real);
      rows.add(row("generated", split, made, made));
      rows.add(row("real clips", split, recorded, allTakes(recorded)));
    }
    return new Block.Table("Neither copies nor templates?", NOTE, COLUMNS, rows);
  }

  private static List<Judged> of(Split split, List<Judged> clips) {
    return clips.stream().filter(clip -> clip.cell().in(split)).toList();
  }

  /** With the training takes of the same pairs: the test split alone holds few takes of a pair. */
  private List<Judged> allTakes(List<Judged> clips) {
    Set<Cell> pairs = clips.stream().map(Likeness::pair).collect(Collectors.toSet());
    List<Judged> all = new ArrayList<>(clips);
    train.stream().filter(clip -> pairs.contains(pair(clip))).forEach(all::add);
    return all;
  }

  private static Cell pair(Judged clip) {
    return clip.cell().inAnySplit();
  }

  private List<Block.Cell> row(String name, Split split, List<Judged> clips, List<Judged> takes) {
    double[] nearest = clips.stream()
        .filter(clip -> trainByText.containsKey(clip.text()))
        .mapToDouble(this::toNearest)
        .toArray();
    double[] within =
        takes.stream().collect(Collectors.groupingBy(Likeness::pair)).values().stream()
            .filter(cell -> cell.size() > 1)
            .mapToDouble(this::within)
            .toArray();
    return List.of(
        Block.Cell.of(name),
        Block.Cell.of(split.word()),
        Instruments.on(
            instruments.ofSound("log-mel distance to the nearest training clip, mean", clips),
            Measured.of(Arrays.stream(nearest).average(), nearest.length, "dB")),
        Instruments.on(
            Instruments.bySize(
                instruments.ofSound("log-mel distance to the nearest training clip, least", clips)),
            Measured.of(Arrays.stream(nearest).min(), nearest.length, "dB")),
        Instruments.on(
            instruments.ofSound("log-mel distance within a pair, mean", clips),
            Measured.of(Arrays.stream(within).average(), within.length, "dB")));
  }

  private double toNearest(Judged clip) {
    List<PictureDistance.Print> others = trainByText.getOrDefault(clip.text(), List.of());
    return PictureDistance.toNearest(print(clip), others);
  }

  private double within(List<Judged> cell) {
    return PictureDistance.within(cell.stream().map(this::print).toList());
  }
}
