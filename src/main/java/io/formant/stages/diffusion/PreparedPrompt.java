package io.formant.stages.diffusion;

import io.formant.artifact.Artifact;
import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.diffusion.conditional.Guidance;
import io.formant.stage.Item;
import io.formant.stages.Content;
import io.formant.stages.Rows;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A prompt with its conditions.
 *
 * @param seed of this clip alone: it decides the noise
 */
record PreparedPrompt(Prompt prompt, ClipCondition condition, Seed seed) {

  /** Clips of the same voice, text and take share their noise, whatever their style and guidance. */
  static PreparedPrompt of(Prompt prompt, Sources sources, Generator<?> generator, Seed seed) {
    Seed own = seed.at(prompt.cell().voice()).at(prompt.cell().text()).at(prompt.take());
    Content content = sources.content(prompt, own.at("content").stream());
    Optional<float[]> style = sources.style(prompt, own.at("style").stream());
    ClipCondition condition = generator.condition(content, style, own.at("durations").stream());
    return new PreparedPrompt(prompt, condition, own);
  }

  Guidance guidance() {
    return prompt.guidance().weights(prompt.style(), prompt.content());
  }

  /** Standard normal, (F, C). */
  float[][] noise(int width) {
    return Rows.of(normals(condition.frames() * width), 0, condition.frames(), width);
  }

  /** Standard normal numbers, the clip's own. */
  float[] normals(int count) {
    return seed.at("noise").stream().normals(count);
  }

  <O extends Artifact> Item<O> item(O made, ConditionalSampler sampler) {
    int evaluations = sampler.evaluations(guidance());
    return Item.of(
        prompt.key(),
        prompt.labels(seed.value(), sampler.sampler().schedule().steps(), evaluations),
        made);
  }

  /** Prompts of one guidance and like length go together; those of which the noise alone is wanted, by themselves. */
  static List<List<PreparedPrompt>> batches(List<PreparedPrompt> prompts, int size) {
    Map<List<Object>, List<PreparedPrompt>> byKind = new LinkedHashMap<>();
    prompts.forEach(prompt -> byKind
        .computeIfAbsent(
            List.of(prompt.guidance(), prompt.prompt().isNoise()), unused -> new ArrayList<>())
        .add(prompt));
    List<List<PreparedPrompt>> batches = new ArrayList<>();
    for (List<PreparedPrompt> alike : byKind.values()) {
      alike.sort(Comparator.comparingInt(prompt -> prompt.condition().frames()));
      for (int begin = 0; begin < alike.size(); begin += size) {
        batches.add(alike.subList(begin, Math.min(alike.size(), begin + size)));
      }
    }
    return batches;
  }
}
