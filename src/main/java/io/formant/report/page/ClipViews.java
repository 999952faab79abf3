package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Sample;
import io.formant.report.page.BlockView.Clip;
import io.formant.report.page.BlockView.Group;
import io.formant.report.page.BlockView.Link;
import io.formant.report.page.BlockView.Players;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Clips as the page shows them: players for the featured ones, links for the others. Holds the page's audio budget. */
final class ClipViews {
  /** So many bytes of audio go into the page itself; later players read their files under {@code audio/}. */
  private static final long BUDGET_BYTES = 3_000_000;

  private long left = BUDGET_BYTES;

  Players players(Block.Audio audio, SampleTable samples) {
    Map<String, List<Sample>> groups = audio.samples().stream()
        .filter(Sample::featured)
        .collect(Collectors.groupingBy(Sample::group, LinkedHashMap::new, Collectors.toList()));
    List<Group> views = groups.entrySet().stream()
        .map(group -> group(group.getKey(), group.getValue(), samples))
        .toList();
    List<Link> others = audio.samples().stream()
        .filter(sample -> !sample.featured())
        .map(sample -> new Link(
            samples.file(sample),
            join(sample.text(), sample.voice(), label(sample), sample.split())))
        .toList();
    return new Players(audio.title(), audio.note(), views, others);
  }

  private Group group(String name, List<Sample> group, SampleTable samples) {
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
            source(sample, samples)))
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

  private String source(Sample sample, SampleTable samples) {
    if (sample.wav().length > left) return samples.file(sample);
    left -= sample.wav().length;
    return "data:audio/wav;base64," + Base64.getEncoder().encodeToString(sample.wav());
  }
}
