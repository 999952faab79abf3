package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Sample;
import io.formant.report.Figures;
import io.formant.report.RunRecord.Scored;
import io.formant.report.page.BlockView.Clip;
import io.formant.report.page.BlockView.Field;
import io.formant.report.page.BlockView.Group;
import io.formant.report.page.BlockView.Players;
import io.formant.report.page.BlockView.Take;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clips as the page shows them: players for the featured ones, and a list of all that can be searched, sorted and played. */
final class ClipViews {
  private final SampleTable samples;
  private final ScoreTable scores;

  ClipViews(SampleTable samples, ScoreTable scores) {
    this.samples = samples;
    this.scores = scores;
  }

  Players players(Block.Audio audio) {
    Map<String, List<Sample>> groups = audio.samples().stream()
        .filter(Sample::featured)
        .collect(Collectors.groupingBy(Sample::group, LinkedHashMap::new, Collectors.toList()));
    List<Group> views = groups.entrySet().stream()
        .map(group -> group(group.getKey(), group.getValue()))
        .toList();
    List<Scored> measures = measures(audio);
    return new Players(
        audio.title(),
        audio.note(),
        views,
        measures.stream().map(scored -> scored.measure().name()).toList(),
        audio.samples().stream().map(sample -> take(sample, measures)).toList());
  }

  /** Those that any clip of the block has. */
  private List<Scored> measures(Block.Audio audio) {
    return scores.measures().stream()
        .filter(scored ->
            audio.samples().stream().anyMatch(sample -> score(sample, scored).isPresent()))
        .toList();
  }

  private OptionalDouble score(Sample sample, Scored scored) {
    return scores.score(samples.file(sample), scored.measure().name());
  }

  private Take take(Sample sample, List<Scored> measures) {
    List<Field> numbers = new ArrayList<>();
    for (Scored scored : measures) {
      Field field = score(sample, scored).stream()
          .mapToObj(value ->
              new Field("number", number(scored.measure(), value), "", Double.toString(value)))
          .findFirst()
          .orElse(new Field("number", "", "", ""));
      numbers.add(field);
    }
    return new Take(
        samples.file(sample),
        sample.text(),
        sample.voice(),
        sample.split(),
        label(sample),
        settings(sample),
        numbers);
  }

  private static String number(Block.Measure measure, double value) {
    return Figures.value(new Block.Number(value, Double.NaN, Double.NaN, 0, measure.unit()));
  }

  private Group group(String name, List<Sample> group) {
    String text = shared(group, Sample::text);
    String voice = shared(group, Sample::voice);
    String split = shared(group, Sample::split);
    String title = text.isEmpty() ? name : text;
    List<Clip> clips = group.stream()
        .map(sample -> new Clip(
            label(sample),
            join(
                text.isEmpty() ? sample.text() : "",
                voice.isEmpty() ? sample.voice() : "",
                split.isEmpty() ? sample.split() : "",
                settings(sample)),
            samples.file(sample)))
        .toList();
    return new Group(title, join(voice, split), clips);
  }

  private static String shared(List<Sample> group, Function<Sample, String> of) {
    List<String> values = group.stream().map(of).distinct().toList();
    return values.size() == 1 ? values.get(0) : "";
  }

  private static String label(Sample sample) {
    boolean plain = sample.condition().isEmpty() || sample.condition().equals("true");
    String condition = sample.condition().equals("null") ? "no" : sample.condition();
    return plain ? sample.source() : sample.source() + ", " + condition + " style";
  }

  private static String settings(Sample sample) {
    if (!sample.source().equals("generated")) return "";
    return join(sample.guidance(), sample.steps() > 0 ? sample.steps() + " steps" : "");
  }

  private static String join(String... words) {
    return Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining(" · "));
  }
}
