package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.metric.speech.PictureDistance;
import io.formant.stages.Splits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether generated clips copy training clips, or are one template a cell: distances beside those of real clips. */
final class Likeness {
  private final List<Judged> generated;
  private final List<Judged> real;
  private final Map<String, List<PictureDistance.Print>> trainByText;
  private final Map<Judged, PictureDistance.Print> prints = new HashMap<>();

  Likeness(List<Judged> generated, List<Judged> real, List<Judged> train) {
    this.generated = generated;
    this.real = real;
    trainByText = train.stream()
        .collect(Collectors.groupingBy(
            Judged::text, Collectors.mapping(this::print, Collectors.toList())));
  }

  private PictureDistance.Print print(Judged clip) {
    return prints.computeIfAbsent(clip, fresh -> PictureDistance.print(fresh.picture()));
  }

  Block.Table table() {
    List<List<Block.Cell>> rows = new ArrayList<>();
    for (String split : List.of(Splits.TEST, Splits.HELDOUT)) {
      add(
          rows,
          "generated",
          split,
          generated.stream().filter(clip -> clip.condition().equals("true")).toList());
      add(rows, "real clips", split, real);
    }
    return new Block.Table(
        "Neither copies nor templates?",
        "Root mean square difference of log-mel pictures, stretched to one length. Nearest: to the nearest training clip of the same text; "
            + "a clip that is far nearer than real clips are is a copy. Within: mean over the pairs of clips of one voice and text; far less than "
            + "real clips is one template.",
        List.of(
            "clips",
            "split",
            "nearest training clip [dB]",
            "least of all [dB]",
            "within a pair [dB]"),
        rows);
  }

  private void add(List<List<Block.Cell>> rows, String name, String split, List<Judged> clips) {
    List<Judged> chosen =
        clips.stream().filter(clip -> clip.split().equals(split)).toList();
    double[] nearest = chosen.stream()
        .filter(clip -> trainByText.containsKey(clip.text()))
        .mapToDouble(clip -> PictureDistance.toNearest(
            print(clip), Objects.requireNonNull(trainByText.get(clip.text()))))
        .toArray();
    double[] within = chosen.stream().collect(Collectors.groupingBy(Judged::cell)).values().stream()
        .filter(cell -> cell.size() > 1)
        .mapToDouble(
            cell -> PictureDistance.within(cell.stream().map(this::print).toList()))
        .toArray();
    rows.add(List.of(
        Block.Cell.of(name), Block.Cell.of(split), mean(nearest), least(nearest), mean(within)));
  }

  private static Block.Cell mean(double[] values) {
    return values.length == 0
        ? Block.Cell.of("–")
        : Cells.plain(Arrays.stream(values).average().orElseThrow(), values.length, "dB");
  }

  private static Block.Cell least(double[] values) {
    return values.length == 0
        ? Block.Cell.of("–")
        : Cells.plain(Arrays.stream(values).min().orElseThrow(), values.length, "dB");
  }
}
