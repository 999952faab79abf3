package io.formant.stages.diffusion;

import io.formant.artifact.Entry;
import io.formant.corpus.Split;
import io.formant.diffusion.Objective;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
import io.formant.diffusion.conditional.ConditionalSampler;
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
import io.formant.stages.Cell;
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import io.formant.stages.MelFrames;
import io.formant.stages.Splits;
import io.formant.stages.audio.VocodeGriffinLim;
import io.formant.stages.evaluate.Evaluation;
import io.formant.stages.evaluate.Instruments;
import io.formant.stages.judge.Judge;
import io.formant.stages.judge.Judged;
import io.formant.stages.judge.RecognizerModel;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How good generated speech is against what it costs: clips of pairs that training never heard, made by several samplers in several
 * numbers of steps from the same noise, beside the solution that all of them approach.
 */
@StageType(
    value = "evaluate.samplers",
    about = "how good generated speech is against solver steps and network evaluations",
    example =
        "{type: evaluate.samplers, model: model, content: content, style: voice, reference: clips, recognizer: judge}")
final class EvaluateSamplers implements BarrierStage<EvaluateSamplers.Spec, Evaluation> {
  private static final int BATCH = 32;
  private static final int REAL_PER_CELL = 4;

  record Spec(
      @Doc("trained generator of spectrograms") From<MelModel> model,
      @Doc("what may be said") From<Contents> content,
      @Doc("who may say it") From<Embeddings> style,
      @Doc("real clips") From<Clips> reference,
      @Doc("who judges content and voice") From<RecognizerModel> recognizer,

      @Doc("ways to sample; the first, in the most steps, is what the others are compared with")
      @Default(
          "[{solver: ddim}, {solver: heun}, {solver: dpm++2m}, {solver: dpm++2m, schedule: log-snr}]")
      List<Way> samplers,

      @Doc("solver steps of each sampler") @Default("[4, 8, 16, 32, 50]")
      List<Integer> steps,

      @Doc("steps of Heun's method that stand for the exact solution") @Default("100")
      int exactSteps,

      @Doc("classifier-free guidance") @Default("{}") GuidanceScales guidance,

      @Doc("clips of each pair that training never heard") @Default("4")
      int takes) {
    Spec {
      samplers = List.copyOf(samplers);
      steps = List.copyOf(steps);
      if (samplers.isEmpty() || steps.isEmpty() || takes < 1 || exactSteps < 1) {
        throw new IllegalArgumentException("samplers " + samplers + ", steps " + steps + ", takes "
            + takes + ", exact-steps " + exactSteps + ": expected at least one of each");
      }
      if (steps.stream().anyMatch(count -> count < 1)) {
        throw new IllegalArgumentException("steps " + steps + ", expected all at least 1");
      }
    }
  }

  /** A way to sample. */
  record Way(
      @Doc("how steps are made: ddim, heun, dpm++2m") Solver solver,

      @Doc("how times are spaced: linear, log-snr, karras") @Default("linear")
      Schedule.Spacing schedule) {

    ConditionalSampler sampler(Objective objective, int steps) {
      Schedule times = Schedule.of(schedule, objective.path(), steps);
      return new ConditionalSampler(new Sampler(objective, solver, times));
    }

    String label() {
      String spacing = schedule.toString().toLowerCase(Locale.ROOT).replace('_', '-');
      return solver + ", " + spacing;
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    int rateHz = in.of(spec.recognizer()).rateHz().orElseThrow();
    requireRate("model", in.of(spec.model()), rateHz);
    requireRate("reference", in.of(spec.reference()), rateHz);
    return Traits.of(Evaluation.class);
  }

  private static void requireRate(String key, Traits traits, int rateHz) {
    int actualHz = traits.rateHz().orElseThrow();
    if (actualHz != rateHz) {
      throw new Rejection(
          key, "clips are at " + actualHz + " Hz, expected the recogniser's " + rateHz + " Hz");
    }
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    if (from.equals(spec.content())) {
      return Prompts.consumed(entries);
    }
    if (from.equals(spec.style())) {
      return Splits.train(entries);
    }
    return from.equals(spec.reference())
        ? Splits.perCell(entries, List.of(Split.HELDOUT), REAL_PER_CELL)
        : entries;
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    MelModel model = in.one(spec.model());
    try (Generator<MelFrames> generator = model.open();
        Judge judge = new Judge(in.one(spec.recognizer()))) {
      List<PreparedPrompt> prompts = prompts(spec, in, generator, new Seed(task.seed()));
      Map<String, MelFrames> exact = spectrograms(
          prompts,
          generator,
          new Way(Solver.HEUN, Schedule.Spacing.LINEAR)
              .sampler(model.objective(), spec.exactSteps()));
      List<Judged> real = judge.pictures(in.items(spec.reference()));
      Instruments instruments = Instruments.of(in.one(spec.recognizer()), real);
      SamplerScores scores = new SamplerScores(real, exact, instruments, task.seed());
      int done = 0;
      for (Way way : spec.samplers()) {
        for (int steps : spec.steps()) {
          ConditionalSampler sampler = way.sampler(model.objective(), steps);
          Map<String, MelFrames> made = spectrograms(prompts, generator, sampler);
          int evaluations = sampler.evaluations(prompts.get(0).guidance());
          scores.add(
              way.label(),
              steps,
              evaluations,
              made,
              judge.all(heard(prompts, made, sampler), task));
          task.advance(++done, (long) spec.samplers().size() * spec.steps().size(), "samplings");
        }
      }
      return Yield.one(new Evaluation(scores.blocks(spec.exactSteps())));
    }
  }

  private static List<PreparedPrompt> prompts(
      Spec spec, Inputs in, Generator<?> generator, Seed seed) {
    Sources sources = new Sources(in.items(spec.content()), in.items(spec.style()));
    List<PreparedPrompt> prompts = new ArrayList<>();
    for (Cell cell : sources.cells()) {
      for (int take = 0; cell.in(Split.HELDOUT) && take < spec.takes(); take++) {
        Prompt prompt = Prompt.of(cell, spec.guidance(), take);
        prompts.add(PreparedPrompt.of(prompt, sources, generator, seed));
      }
    }
    if (prompts.isEmpty()) {
      throw new IllegalArgumentException(
          "the corpus has no clip of the heldout split: nothing says what to generate");
    }
    return prompts;
  }

  private static Map<String, MelFrames> spectrograms(
      List<PreparedPrompt> prompts, Generator<MelFrames> generator, ConditionalSampler sampler) {
    Map<String, MelFrames> made = new TreeMap<>();
    for (List<PreparedPrompt> batch : PreparedPrompt.batches(prompts, BATCH)) {
      List<MelFrames> mels = generator.generate(batch, sampler);
      for (int i = 0; i < mels.size(); i++) {
        made.put(batch.get(i).prompt().key(), mels.get(i));
      }
    }
    return made;
  }

  private static List<Item<Clip>> heard(
      List<PreparedPrompt> prompts, Map<String, MelFrames> made, ConditionalSampler sampler) {
    List<Item<Clip>> clips = new ArrayList<>();
    for (PreparedPrompt prompt : prompts) {
      String key = prompt.prompt().key();
      MelFrames mel = Objects.requireNonNull(made.get(key));
      Map<String, String> labels = prompt.item(mel, sampler).labels();
      clips.add(Item.of(key, labels, VocodeGriffinLim.heard(mel, VocodeGriffinLim.ITERATIONS)));
    }
    return clips;
  }
}
