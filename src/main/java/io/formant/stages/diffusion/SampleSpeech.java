package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.artifact.Entry;
import io.formant.diffusion.Objective;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
import io.formant.diffusion.Threshold;
import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.diffusion.conditional.Guidance;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stages.Cell;
import io.formant.stages.Clips;
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import io.formant.stages.Latents;
import io.formant.stages.Mels;
import io.formant.stages.Splits;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Generates speech: every voice and text of the test and heldout splits, several takes each, from noise and text alone. The style
 * comes from a train clip of the voice that says another text; durations are predicted, never read from a reference.
 */
@StageType(
    value = "sample",
    about = "generates speech for every voice and text of the test and heldout splits",
    example =
        "{type: sample, model: model, content: content, style: voice, steps: 8, guidance: {style: 2, content: 3}}")
final class SampleSpeech implements BarrierStage<SampleSpeech.Spec, Artifact> {
  private static final int BATCH = 32;

  record Spec(
      @Doc("trained generator") From<DiffusionModel> model,
      @Doc("what may be said") From<Contents> content,
      @Doc("who may say it") From<Embeddings> style,
      @Doc("solver steps") @Default("8") int steps,

      @Doc("how steps are made: ddim, heun, dpm++2m; heun asks the network nearly twice a step")
      @Default("ddim")
      Solver solver,

      @Doc("how the times of the steps are spaced: linear, log-snr, karras") @Default("linear")
      Schedule.Spacing schedule,

      @Doc("classifier-free guidance") @Default("{}") GuidanceScales guidance,

      @Doc("times at which guidance is on, of 0, clean, to 1, pure noise") @Default("{}")
      GuidanceTimes guidanceTimes,

      @Doc("keeps clean targets in range, however strong the guidance; off unless given")
      Optional<Thresholding> threshold,

      @Doc("clips of each voice and text") @Default("{}") Takes takes,

      @Doc("clips that show what style and content each decide") @Default("{}")
      Proof proof) {
    Spec {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, was " + steps);
      }
    }
  }

  /** When guidance is on. */
  record GuidanceTimes(
      @Doc("earliest time") @Default("0") double low,

      @Doc("latest time; less than 1 makes clips more varied") @Default("1")
      double high) {
    GuidanceTimes {
      new Guidance.Interval(low, high);
    }
  }

  /** Dynamic thresholding of clean targets, which are standardised spectrograms. */
  record Thresholding(
      @Doc("percentile of a clip's absolute values, above which it is clipped [of 1]")
      @Default("0.995")
      double percentile,

      @Doc("greatest absolute value of real clips [standard deviations]") @Default("3")
      double range) {
    Thresholding {
      new Threshold(percentile, range);
    }
  }

  /** How many clips of each voice and text. */
  record Takes(
      @Doc("of a pair that training never heard [clips]") @Default("10")
      int heldout,

      @Doc("of a pair that training heard [clips]") @Default("4")
      int seen,

      @Doc("of each pair under each control: guidance off, shuffled style, no style [clips]")
      @Default("2")
      int controls) {
    Takes {
      if (heldout < 1 || seen < 1 || controls < 0) {
        throw new IllegalArgumentException(
            "heldout and seen must be at least 1 and controls not negative, were " + heldout + ", "
                + seen + " and " + controls);
      }
    }
  }

  /** Clips made again from the same noise with another style or another content. */
  record Proof(
      @Doc(
          "under each condition at each guidance, spread over voices and texts; 0 for none [clips]")
      @Default("60")
      int clips,

      @Doc("guidance besides the stage's own")
      @Default("[{style: 1, content: 1}, {style: 4, content: 6}]")
      List<GuidanceScales> guidance) {
    Proof {
      guidance = List.copyOf(guidance);
      if (clips < 0) {
        throw new IllegalArgumentException("clips must not be negative, was " + clips);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    Traits model = in.of(spec.model());
    if (model.kind() == SoundModel.class) {
      return Traits.of(Clips.class).withRateHz(model.rateHz().orElseThrow());
    }
    return model.withKind(model.kind() == LatentModel.class ? Latents.class : Mels.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    if (from.equals(spec.content())) {
      return Prompts.consumed(entries);
    }
    return from.equals(spec.style()) ? Splits.train(entries) : entries;
  }

  @Override
  public Yield<Artifact> run(Spec spec, Inputs in, Task task) {
    DiffusionModel model = in.one(spec.model());
    ConditionalSampler sampler = sampler(spec, model.objective());
    try (Generator<? extends Artifact> generator = model.open()) {
      List<PreparedPrompt> prompts = prompts(spec, in, generator, new Seed(task.seed()));
      List<Item<Artifact>> made = new ArrayList<>();
      for (List<PreparedPrompt> batch : PreparedPrompt.batches(prompts, BATCH)) {
        List<? extends Artifact> clips = generator.generate(batch, sampler);
        for (int i = 0; i < clips.size(); i++) {
          made.add(batch.get(i).item(clips.get(i), sampler));
        }
        task.advance(made.size(), prompts.size(), "clips");
      }
      made.sort(Comparator.comparing(Item::key));
      return new Yield<>(made);
    }
  }

  private static ConditionalSampler sampler(Spec spec, Objective objective) {
    Schedule schedule = Schedule.of(spec.schedule(), objective.path(), spec.steps());
    Threshold threshold = spec.threshold()
        .map(keys -> new Threshold(keys.percentile(), keys.range()))
        .orElse(null);
    GuidanceTimes on = spec.guidanceTimes();
    return new ConditionalSampler(
        new Sampler(objective, spec.solver(), schedule, threshold),
        new Guidance.Interval(on.low(), on.high()));
  }

  private static List<PreparedPrompt> prompts(
      Spec spec, Inputs in, Generator<?> generator, Seed seed) {
    Sources sources = new Sources(in.items(spec.content()), in.items(spec.style()));
    List<Cell> cells = sources.cells();
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    Prompts.of(cells, spec.takes(), spec.guidance(), seed.at("shuffled").stream())
        .forEach(prompt -> prompts.put(prompt.key(), prompt));
    Prompts.proof(cells, spec.proof(), spec.guidance(), seed.at("proof").stream())
        .forEach(prompt -> prompts.putIfAbsent(prompt.key(), prompt));
    return prompts.values().stream()
        .map(prompt -> PreparedPrompt.of(prompt, sources, generator, seed))
        .toList();
  }
}
