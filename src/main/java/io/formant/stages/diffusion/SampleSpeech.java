package io.formant.stages.diffusion;

import ai.djl.ndarray.NDArray;
import io.formant.artifact.Entry;
import io.formant.diffusion.Condition;
import io.formant.diffusion.Guidance;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
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
import io.formant.stages.Contents;
import io.formant.stages.Embeddings;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.Splits;
import io.formant.tensor.Scope;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
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
final class SampleSpeech implements BarrierStage<SampleSpeech.Spec, MelFrames> {
  private static final int BATCH = 32;

  record Spec(
      @Doc("trained generator") From<DiffusionModel> model,
      @Doc("what may be said") From<Contents> content,
      @Doc("who may say it") From<Embeddings> style,
      @Doc("solver steps") @Default("8") int steps,

      @Doc("how steps are made: ddim, heun") @Default("ddim")
      Solver solver,

      @Doc("classifier-free guidance") @Default("{}") GuidanceScales guidance,
      @Doc("clips of each voice and text") @Default("{}") Takes takes) {
    Spec {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1, was " + steps);
      }
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

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return in.of(spec.model()).withKind(Mels.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    if (from.equals(spec.content())) {
      return Prompts.consumed(entries);
    }
    return from.equals(spec.style()) ? Splits.train(entries) : entries;
  }

  @Override
  public Yield<MelFrames> run(Spec spec, Inputs in, Task task) {
    Seed seed = new Seed(task.seed());
    Sources sources = new Sources(in.items(spec.content()), in.items(spec.style()));
    List<Prompt> prompts =
        Prompts.of(sources.cells(), spec.takes(), spec.guidance(), seed.at("shuffled").stream());
    DiffusionModel model = in.one(spec.model());
    try (Generator generator = new Generator(model)) {
      List<Job> jobs =
          prompts.stream().map(prompt -> job(prompt, sources, generator, seed)).toList();
      Sampler sampler =
          new Sampler(model.objective(), spec.solver(), Schedule.linear(spec.steps()));
      List<Item<MelFrames>> made = new ArrayList<>();
      for (List<Job> batch : batches(jobs)) {
        made.addAll(generate(batch, generator, sampler, model));
        task.advance(made.size(), jobs.size(), "clips");
      }
      made.sort(Comparator.comparing(Item::key));
      return new Yield<>(made);
    }
  }

  /** A prompt with its conditions; {@code seed} decides its noise. */
  private record Job(Prompt prompt, Utterance utterance, Seed seed) {}

  private static Job job(Prompt prompt, Sources sources, Generator generator, Seed seed) {
    Seed own = seed.at(prompt.voice()).at(prompt.text()).at(prompt.take());
    Optional<float[]> style = prompt.style() == Prompt.Style.NULL
        ? Optional.empty()
        : Optional.of(sources.style(prompt, own.at("style").stream()));
    Utterance utterance = generator.utterance(
        sources.content(prompt, own.at("content").stream()), style, own.at("durations").stream());
    return new Job(prompt, utterance, own);
  }

  /** Jobs of one guidance and like length go together. */
  private static List<List<Job>> batches(List<Job> jobs) {
    Map<Guidance, List<Job>> byGuidance = new LinkedHashMap<>();
    for (Job job : jobs) {
      Guidance guidance = job.prompt().guidance().weights(job.prompt().style());
      byGuidance.computeIfAbsent(guidance, unused -> new ArrayList<>()).add(job);
    }
    List<List<Job>> batches = new ArrayList<>();
    for (List<Job> alike : byGuidance.values()) {
      alike.sort(Comparator.comparingInt(job -> job.utterance().frames()));
      for (int begin = 0; begin < alike.size(); begin += BATCH) {
        batches.add(alike.subList(begin, Math.min(alike.size(), begin + BATCH)));
      }
    }
    return batches;
  }

  private static List<Item<MelFrames>> generate(
      List<Job> batch, Generator generator, Sampler sampler, DiffusionModel model) {
    int multiple = model.unet().frameMultiple();
    int mels = model.unet().targetChannels();
    Prompt first = batch.get(0).prompt();
    try (Scope scope = Scope.open()) {
      Condition condition =
          Utterances.condition(scope, batch.stream().map(Job::utterance).toList(), multiple);
      List<float[][]> noises = batch.stream().map(job -> noise(job, mels)).toList();
      NDArray noise = Utterances.target(scope, noises, multiple);
      Guidance guidance = first.guidance().weights(first.style());
      float[] values =
          sampler.sample(generator, condition, guidance, noise, scope).target().toFloatArray();
      int stride = values.length / batch.size();
      List<Item<MelFrames>> made = new ArrayList<>();
      for (int i = 0; i < batch.size(); i++) {
        Job job = batch.get(i);
        float[][] picture = rows(values, i * stride, job.utterance().frames(), mels);
        MelFrames mel = new MelFrames(model.settings(), generator.denormalized(picture));
        Map<String, String> labels =
            job.prompt().labels(job.seed().value(), sampler.schedule().steps());
        made.add(Item.of(job.prompt().key(), labels, mel));
      }
      return made;
    }
  }

  private static float[][] noise(Job job, int mels) {
    float[] values = job.seed().at("noise").stream().normals(job.utterance().frames() * mels);
    return rows(values, 0, job.utterance().frames(), mels);
  }

  private static float[][] rows(float[] values, int offset, int rows, int width) {
    float[][] picture = new float[rows][];
    for (int row = 0; row < rows; row++) {
      int begin = offset + row * width;
      picture[row] = Arrays.copyOfRange(values, begin, begin + width);
    }
    return picture;
  }
}
