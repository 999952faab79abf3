package io.formant.stages.voice;

import io.formant.artifact.Entry;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.PublishedFile;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stage.Yield;
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.LatentFrames;
import io.formant.stages.Latents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Latents to audio by the decoder of VITS, each of them once as every speaker: the voice that a latent was made in crossed with the
 * speaker that it is decoded as. Of generated latents those are heard that were given the style and content asked for, under the
 * guidance of most of them.
 */
@StageType(
    value = "vocode.vits-swap",
    about = "latents to audio by the decoder of VITS, each as every speaker",
    example = "{type: vocode.vits-swap, from: latents, weights: vits}")
final class SwapSpeakers implements BarrierStage<SwapSpeakers.Spec, Clip> {
  private static final String SPEAKER = "speaker";
  private static final String GUIDANCE = "guidance";

  record Spec(
      @Doc("latents to hear") From<Latents> from,
      @Doc("the model: a stage, or a file of weights") Weights<VitsModel> weights,

      @Doc("config.json of published weights; the one beside them if left out")
      Optional<PublishedFile> config,

      @Doc("voices of a published model's speakers, in the order of their numbers") @Default("[]")
      List<String> speakers,

      @Doc("voices, or numbers, of the speakers that clips are decoded as; all if left out")
      @Default("[]")
      List<String> as,

      @Doc("latents of each voice and text of a split") @Default("1")
      int perCell,

      @Doc(
          "whether a latent first goes through the flow, from its own voice to the speaker: the voice conversion of VITS")
      @Default("false")
      boolean convert) {
    Spec {
      config = VitsSource.configOf(weights, config);
      speakers = List.copyOf(speakers);
      as = List.copyOf(as);
      if (perCell < 1) {
        throw new IllegalArgumentException("per-cell must be at least 1, was " + perCell);
      }
    }

    VitsSource source() {
      return new VitsSource(weights, config, speakers, Phonemes.BUNDLED);
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return spec.source().sound(in.of(spec.from()), in);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    if (!from.equals(spec.from())) {
      return entries;
    }
    List<Entry> asked = entries.stream().filter(SwapSpeakers::isAsAsked).toList();
    String guidance = mostFrequentGuidance(asked);
    Map<Cell, Integer> taken = new HashMap<>();
    return asked.stream()
        .filter(entry -> entry.label(GUIDANCE).equals(guidance))
        .filter(entry -> taken.merge(Cell.of(entry), 1, Integer::sum) <= spec.perCell())
        .toList();
  }

  private static boolean isAsAsked(Entry entry) {
    return List.of("", "true").contains(entry.label("condition"))
        && List.of("", "true").contains(entry.label("content"));
  }

  private static String mostFrequentGuidance(List<Entry> entries) {
    return entries.stream()
        .collect(Collectors.groupingBy(
            entry -> entry.label(GUIDANCE), TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  @Override
  public Yield<Clip> run(Spec spec, Inputs in, Task task) {
    List<Item<LatentFrames>> latents = in.items(spec.from());
    try (VitsVoices voices = spec.source().open(in)) {
      List<String> speakers = spec.as().isEmpty() ? voices.speakers() : spec.as();
      if (speakers.isEmpty()) {
        throw new IllegalArgumentException(
            "nothing says whom to decode as: name some of the model's speakers under 'as'");
      }
      List<Item<Clip>> heard = new ArrayList<>();
      for (Item<LatentFrames> latent : latents) {
        heard.addAll(speakers.parallelStream()
            .map(speaker -> heard(spec, voices, latent, speaker))
            .toList());
        task.advance(heard.size(), (long) latents.size() * speakers.size(), "clips");
      }
      heard.sort(Comparator.comparing(Item::key));
      return new Yield<>(heard);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Item<Clip> heard(
      Spec spec, VitsVoices voices, Item<LatentFrames> item, String speaker) {
    LatentFrames latent = item.value();
    int number = voices.speaker(speaker);
    float[][] values = spec.convert()
        ? voices.synthesizer().converted(latent.values(), voices.speaker(latent.voice()), number)
        : latent.values();
    Map<String, String> labels = new HashMap<>(item.labels());
    labels.put(SPEAKER, speaker);
    return Item.of(item.key() + "/as " + speaker, labels, voices.heard(values, number));
  }
}
