package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.stage.From;
import io.formant.stages.Content;
import io.formant.stages.TinyCorpus;
import io.formant.text.SentenceEncoder;
import org.junit.jupiter.api.Test;

class EmbedSentenceTest {

  private static Content embed(String voice, String text) {
    return new EmbedSentence()
        .run(
            new EmbedSentence.Spec(new From<>("clips")),
            TinyCorpus.clip(voice, text, TinyCorpus.say(0, 0, 0)));
  }

  @Test
  void a_clip_is_one_token_that_lasts_as_long_as_the_clip() {
    Content content = embed("ann", "one");

    assertThat(content.tokens()).isEqualTo(1);
    assertThat(content.width()).isEqualTo(SentenceEncoder.WIDTH);
    assertThat(content.durationsSeconds()).containsExactly(0.25);
  }

  @Test
  void the_same_text_is_the_same_vector_whoever_says_it() {
    assertThat(embed("ann", "two").values()).containsExactly(embed("bob", "two").values());
    assertThat(embed("ann", "two").values()).isNotEqualTo(embed("ann", "three").values());
  }
}
