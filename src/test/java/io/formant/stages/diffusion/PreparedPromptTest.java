package io.formant.stages.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.stages.Cell;
import io.formant.tensor.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedPromptTest {

  private static PreparedPrompt prepared(Prompt.Given style, int frames) {
    Prompt prompt = Prompt.of(new Cell("test", "ann", "one"), new GuidanceScales(2, 3), frames)
        .withStyle(style, "ann");
    return new PreparedPrompt(
        prompt, new ClipCondition(new float[frames][1], new float[1]), new Seed(frames));
  }

  @Test
  void a_batch_has_one_guidance_and_like_lengths() {
    List<PreparedPrompt> prompts = new ArrayList<>();
    for (int frames : new int[] {9, 2, 7, 4, 6}) {
      prompts.add(prepared(Prompt.Given.TRUE, frames));
      prompts.add(prepared(Prompt.Given.NULL, frames));
    }
    List<List<PreparedPrompt>> batches = PreparedPrompt.batches(prompts, 2);

    assertThat(batches)
        .allSatisfy(batch ->
            assertThat(batch.stream().map(PreparedPrompt::guidance).distinct()).hasSize(1));
    assertThat(batches.stream()
            .map(batch ->
                batch.stream().map(prompt -> prompt.condition().frames()).toList()))
        .containsExactly(
            List.of(2, 4), List.of(6, 7), List.of(9), List.of(2, 4), List.of(6, 7), List.of(9));
  }

  @Test
  void the_seed_decides_the_noise() {
    assertThat(prepared(Prompt.Given.TRUE, 5).noise(4))
        .hasDimensions(5, 4)
        .isDeepEqualTo(prepared(Prompt.Given.NULL, 5).noise(4));
    assertThat(prepared(Prompt.Given.TRUE, 5).noise(4)[0])
        .isNotEqualTo(prepared(Prompt.Given.TRUE, 6).noise(4)[0]);
  }
}
