package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.stage.BarrierStage;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.Rejection;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Splits;
import io.formant.stages.judge.Judge;
import io.formant.stages.judge.Judged;
import io.formant.stages.judge.RecognizerModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How good generated speech is: whether recognisers hear the text and the voice that were asked for, how far it is from real clips,
 * and whether it copies them; each number beside that of real clips and of real clips through the same vocoder.
 */
@StageType(
    value = "evaluate.speech",
    about = "how good generated speech is, beside real clips and controls",
    example =
        "{type: evaluate.speech, from: audio, reference: clips, resynthesis: revoiced, recognizer: judge}")
final class EvaluateSpeech implements BarrierStage<EvaluateSpeech.Spec, Evaluation> {
  /** Real clips of a cell that are judged: enough for a ceiling. */
  private static final int REAL_PER_CELL = 8;

  record Spec(
      @Doc("generated clips") From<Clips> from,
      @Doc("real clips") From<Clips> reference,
      @Doc("real clips through the same vocoder") Optional<From<Clips>> resynthesis,
      @Doc("who judges content and voice") From<RecognizerModel> recognizer) {}

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.recognizer()).rateHz().orElseThrow();
    requireRate("from", spec.from(), rateHz, in);
    requireRate("reference", spec.reference(), rateHz, in);
    spec.resynthesis().ifPresent(from -> requireRate("resynthesis", from, rateHz, in));
    return Traits.of(Evaluation.class);
  }

  private static void requireRate(String key, From<Clips> from, int rateHz, InputTraits in) {
    int actualHz = in.of(from).rateHz().orElseThrow();
    if (actualHz != rateHz) {
      throw new Rejection(
          key, "clips are at " + actualHz + " Hz, expected the recogniser's " + rateHz + " Hz");
    }
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    if (!from.equals(spec.reference())) {
      return entries;
    }
    List<Entry> consumed = new ArrayList<>(Splits.train(entries));
    consumed.addAll(Splits.perCell(entries, List.of(Split.TEST, Split.HELDOUT), 2 * REAL_PER_CELL));
    return consumed;
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    RecognizerModel recognizer = in.one(spec.recognizer());
    try (Judge judge = new Judge(recognizer)) {
      GeneratedClips generated = GeneratedClips.of(judge.all(in.items(spec.from()), task));
      List<Item<Clip>> reference = in.items(spec.reference());
      List<Judged> real = judge.all(unheard(reference, recognizer), task);
      List<Judged> resynthesis = spec.resynthesis()
          .map(from -> judge.all(unheard(in.items(from), recognizer), task))
          .orElse(List.of());
      List<Judged> train = judge.pictures(Splits.items(Split.TRAIN, reference));
      Leakage.refuse(train, judge.pictures(measured(reference)));
      Instruments instruments = Instruments.of(
          recognizer, Stream.concat(real.stream(), train.stream()).toList());
      SpeechScores scores =
          new SpeechScores(generated, real, resynthesis, instruments, task.seed());
      List<Block> blocks = new ArrayList<>();
      blocks.add(scores.accuracy());
      blocks.add(scores.cells());
      blocks.addAll(besides(generated, real, resynthesis, instruments, task.seed()));
      blocks.add(new Likeness(generated, real, train, instruments).table());
      blocks.add(new Soundness(generated.main(), real, instruments).table());
      Gallery gallery = new Gallery(generated, real, resynthesis);
      blocks.addAll(gallery.blocks());
      blocks.add(ClipScores.of(Gallery.TITLE, gallery.named(), scores::distortion));
      return Yield.one(new Evaluation(blocks));
    }
  }

  private static List<Item<Clip>> measured(List<Item<Clip>> reference) {
    return reference.stream().filter(item -> !Cell.of(item).in(Split.TRAIN)).toList();
  }

  /** Voices, melody and time of generated clips beside their ceilings and floors. */
  private static List<Block> besides(
      GeneratedClips generated,
      List<Judged> real,
      List<Judged> resynthesis,
      Instruments instruments,
      long seed) {
    VoiceScores voices = new VoiceScores(real, instruments, seed);
    Prosody prosody = new Prosody(real, instruments, seed);
    for (Split split : List.of(Split.HELDOUT, Split.TEST)) {
      Map<String, List<Judged>> rows = new LinkedHashMap<>();
      rows.put("generated, " + generated.guidance(), generated.main());
      rows.put("real clips", real);
      rows.put("real clips through the vocoder", resynthesis);
      rows.put("control: shuffled style", generated.shuffled());
      rows.put("control: no style", generated.withoutStyle());
      rows.put("control: noise", generated.noise());
      rows.forEach((name, clips) -> {
        voices.add(name, split, clips);
        prosody.add(name, split, clips);
      });
    }
    return Stream.concat(voices.table(), Stream.<Block>of(prosody.table())).toList();
  }

  /** Clips that the recognisers were not trained on: only these make an honest ceiling. */
  private static List<Item<Clip>> unheard(List<Item<Clip>> items, RecognizerModel recognizer) {
    Set<String> heard = Set.copyOf(recognizer.trainedOn());
    return items.stream()
        .filter(item -> !Cell.of(item).in(Split.TRAIN))
        .filter(item -> !heard.contains(item.key()))
        .toList();
  }
}
