package io.formant.stages.diffusion;

import io.formant.diffusion.conditional.ConditionalSampler;
import io.formant.diffusion.conditional.Guidance;
import io.formant.stage.Item;
import io.formant.stages.MelFrames;
import io.formant.stages.Rows;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A prompt with its conditions.
 *
 * @param seed of this clip alone: it decides the noise
 */
record PreparedPrompt(Prompt prompt, ClipCondition condition, Seed seed) {

  Guidance guidance() {
    return prompt.guidance().weights(prompt.style(), prompt.content());
  }

  /** Standard normal, (F, M). */
  float[][] noise(int mels) {
    float[] values = seed.at("noise").stream().normals(condition.frames() * mels);
    return Rows.of(values, 0, condition.frames(), mels);
  }

  Item<MelFrames> item(MelFrames mel, ConditionalSampler sampler) {
    int evaluations = sampler.evaluations(guidance());
    return Item.of(
        prompt.key(),
        prompt.labels(seed.value(), sampler.sampler().schedule().steps(), evaluations),
        mel);
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
