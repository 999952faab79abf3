package io.formant.stages.study;

import io.formant.artifact.Entry;
import io.formant.audio.Waveform;
import io.formant.corpus.Split;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
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
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Splits;
import io.formant.stages.embed.ClapModel;
import io.formant.stages.embed.Ear;
import io.formant.stages.evaluate.Evaluation;
import io.formant.stages.judge.Judge;
import io.formant.stages.judge.RecognizerModel;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a clip's embedding says of its sound: noise, or another clip, is changed until the model hears it as the clip. */
@StageType(
    value = "evaluate.inversion",
    about =
        "changes noise or other clips until a CLAP hears them as given clips, and listens to what comes out",
    example = "{type: evaluate.inversion, from: clips, clap: clap}")
final class EvaluateInversion implements BarrierStage<EvaluateInversion.Spec, Evaluation> {

  /** What a descent starts from. */
  enum Start {
    /** White noise as long and as loud as the clip. */
    NOISE,
    /** A clip of another voice. */
    CLIP
  }

  record Spec(
      @Doc("clips to seek, and to start from") From<Clips> from,
      @Doc("the model that hears") From<ClapModel> clap,

      @Doc("who hears content and voice of what is found, apart from the model")
      Optional<From<RecognizerModel>> recognizer,

      @Doc("what to start from: noise, clip") @Default("[noise, clip]")
      List<Start> start,

      @Doc("splits of the clips to seek") @Default("[test, heldout]")
      List<Split> split,

      @Doc("clips to seek, spread evenly [clips]") @Default("6")
      int most,

      @Doc("steps down the gradient") @Default("300") int steps) {
    Spec {
      start = List.copyOf(start);
      split = List.copyOf(split);
      if (most < 2 || steps < 1) {
        throw new IllegalArgumentException(
            "most must be at least 2 and steps at least 1, were " + most + " and " + steps);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.from()).rateHz().orElseThrow();
    int modelHz = in.of(spec.clap()).rateHz().orElseThrow();
    if (rateHz != modelHz) {
      throw new Rejection(
          "from", "clips are at " + rateHz + " Hz, expected the model's " + modelHz + " Hz");
    }
    return Traits.of(Evaluation.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    if (!from.equals(spec.from())) return entries;
    List<Entry> cells = Splits.perCell(entries, spec.split(), 1);
    int most = Math.min(cells.size(), spec.most());
    return IntStream.range(0, most)
        .mapToObj(i -> cells.get((int) ((long) i * cells.size() / most)))
        .toList();
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    List<Item<Clip>> targets = in.items(spec.from());
    if (targets.size() < 2) {
      throw new IllegalArgumentException("'" + spec.from().id() + "' has " + targets.size()
          + " clips in splits " + spec.split() + ", expected at least 2");
    }
    List<Inversion> found = new ArrayList<>();
    int all = targets.size() * spec.start().size();
    try (Ear ear = in.one(spec.clap()).ear()) {
      Inverter inverter = new Inverter(ear, spec.steps());
      for (Start start : spec.start()) {
        for (Item<Clip> target : targets) {
          Waveform begin = begin(start, target, targets, new Seed(task.seed()));
          found.add(inverter.towards(target, start.name().toLowerCase(Locale.ROOT), begin));
          task.advance(found.size(), all, "clips sought");
        }
      }
    }
    return Yield.one(report(spec, in, task, found));
  }

  private static Evaluation report(Spec spec, Inputs in, Task task, List<Inversion> found) {
    if (spec.recognizer().isEmpty())
      return new Evaluation(new InversionReport(found, Optional.empty(), task.seed()).blocks());
    RecognizerModel model = in.one(spec.recognizer().get());
    try (Judge judge = new Judge(model)) {
      InversionHearing hearing = InversionHearing.of(found, model, judge, task);
      return new Evaluation(new InversionReport(found, Optional.of(hearing), task.seed()).blocks());
    }
  }

  private static Waveform begin(Start start, Item<Clip> target, List<Item<Clip>> all, Seed seed) {
    return start == Start.NOISE
        ? noise(target.value().waveform(), seed.at(target.key()))
        : other(target, all).value().waveform();
  }

  private static Waveform noise(Waveform like, Seed seed) {
    double power = 0;
    for (float sample : like.samples()) power += (double) sample * sample / like.length();
    Waveform noise = like.with(seed.stream().normals(like.length()));
    return noise.scaled((float) Math.sqrt(power)).limitedTo(1);
  }

  /** The next clip of another voice, of another text too where there is one. */
  private static Item<Clip> other(Item<Clip> target, List<Item<Clip>> all) {
    int at = all.indexOf(target);
    List<Item<Clip>> others = IntStream.range(1, all.size())
        .mapToObj(i -> all.get((at + i) % all.size()))
        .filter(item -> !item.label("voice").equals(target.label("voice")))
        .toList();
    return others.stream()
        .filter(item -> !item.label("text").equals(target.label("text")))
        .findFirst()
        .or(() -> others.stream().findFirst())
        .orElseThrow(() -> new IllegalArgumentException("all clips are of voice '"
            + target.label("voice") + "': none of another to start from"));
  }
}
