package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.artifact.Entry;
import io.formant.diffusion.Sampler;
import io.formant.diffusion.Schedule;
import io.formant.diffusion.Solver;
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
import io.formant.stages.Clip;
import io.formant.stages.Clips;
import io.formant.stages.Content;
import io.formant.stages.Contents;
import io.formant.stages.Embedding;
import io.formant.stages.Embeddings;
import io.formant.stages.Splits;
import io.formant.stages.evaluate.Evaluation;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether a waveform model has learned its own training clips: each is sampled again, from noise, with its own content, style and
 * length. It shows that a model can learn, not that it generalises.
 */
@StageType(
    value = "evaluate.reconstruction",
    about = "how near a waveform model's samples come to the clips that it was trained on",
    example =
        "{type: evaluate.reconstruction, model: model, content: content, style: voice, reference: clips}")
final class EvaluateReconstruction
    implements BarrierStage<EvaluateReconstruction.Spec, Evaluation> {

  record Spec(
      @Doc("trained generator of waveforms") From<SoundModel> model,
      @Doc("what is said") From<Contents> content,
      @Doc("who says it") From<Embeddings> style,
      @Doc("the clips that it was trained on") From<Clips> reference,
      @Doc("most clips to sample again") @Default("8") int clips,
      @Doc("solver steps") @Default("50") int steps,

      @Doc("classifier-free guidance") @Default("{style: 1, content: 1}")
      GuidanceScales guidance) {
    Spec {
      if (clips < 2 || steps < 1) {
        throw new IllegalArgumentException(
            "clips must be at least 2 and steps positive, were " + clips + " and " + steps);
      }
    }
  }

  @Override
  public Traits outputs(Spec spec, InputTraits in) {
    return Traits.of(Evaluation.class);
  }

  @Override
  public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
    return Splits.train(entries);
  }

  @Override
  public Yield<Evaluation> run(Spec spec, Inputs in, Task task) {
    SoundModel model = in.one(spec.model());
    List<Known> clips = known(spec, in);
    if (clips.size() < 2) {
      throw new IllegalArgumentException(
          "the train split has fewer than 2 clips with content and style: nothing to compare");
    }
    try (SoundGenerator generator = model.open()) {
      List<float[]> wanted =
          clips.stream().map(known -> cut(known.clip(), model.samples())).toList();
      List<float[]> made = made(spec, generator, model, clips, task);
      ReconstructionScores scores = new ReconstructionScores(model.rateHz(), model.samples());
      return Yield.one(new Evaluation(scores.blocks(
          clips.stream().map(Known::key).toList(), wanted, made, new Seed(task.seed()))));
    }
  }

  /** A clip with what it says and whose it is. */
  private record Known(String key, Clip clip, Content content, float[] style) {}

  private static List<Known> known(Spec spec, Inputs in) {
    Map<String, Content> contents = byKey(in.items(spec.content()));
    Map<String, Embedding> styles = byKey(in.items(spec.style()));
    List<Known> known = new ArrayList<>();
    for (Item<Clip> item : in.items(spec.reference())) {
      Content content = contents.get(item.key());
      Embedding style = styles.get(item.key());
      if (content != null && style != null && known.size() < spec.clips()) {
        known.add(new Known(item.key(), item.value(), content, style.values()));
      }
    }
    return known;
  }

  private static <A extends Artifact> Map<String, A> byKey(List<Item<A>> items) {
    return items.stream().collect(Collectors.toMap(Item::key, Item::value));
  }

  private static float[] cut(Clip clip, int most) {
    return Arrays.copyOf(clip.samples(), Math.min(clip.samples().length, most));
  }

  private static List<float[]> made(
      Spec spec, SoundGenerator generator, SoundModel model, List<Known> clips, Task task) {
    ConditionalSampler sampler = new ConditionalSampler(new Sampler(
        model.objective(),
        Solver.DDIM,
        Schedule.of(Schedule.Spacing.LINEAR, model.objective().path(), spec.steps())));
    Prompt.Part asked = new Prompt.Part(Prompt.Given.TRUE, "");
    Guidance guidance = spec.guidance().weights(asked, asked);
    Seed seed = new Seed(task.seed());
    List<float[]> made = new ArrayList<>();
    for (Known known : clips) {
      ClipCondition given =
          generator.condition(known.content(), known.style(), known.clip().samples().length);
      float[] noise = seed.at(known.key()).stream().normals(given.frames());
      float[] waveform =
          generator.generate(List.of(given), List.of(noise), guidance, sampler).get(0);
      made.add(generator.clip(waveform).samples());
      task.advance(made.size(), clips.size(), "clips");
    }
    return made;
  }
}
