package io.formant.stages.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.formant.audio.Signals;
import io.formant.stage.From;
import io.formant.stages.Clip;
import io.formant.stages.Content;
import io.formant.stages.TinyCorpus;
import io.formant.text.PhoneSymbols;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbedPhonemeTest {
  private static final int RATE_HZ = 8000;

  private static Content embed(Clip clip) {
    return new EmbedPhoneme().run(new EmbedPhoneme.Spec(new From<>("clips")), clip);
  }

  private static Clip given(List<String> phones, double... seconds) {
    return new Clip("ann", "two", "", phones, seconds, RATE_HZ, new float[4000]);
  }

  /** A tenth of a second of silence, three tenths of sound, two tenths of silence. */
  private static Clip twoBetweenSilences() {
    float[] samples = new float[(int) (0.6 * RATE_HZ)];
    float[] sound = Signals.noise((int) (0.3 * RATE_HZ), 0.5f, 1);
    System.arraycopy(sound, 0, samples, (int) (0.1 * RATE_HZ), sound.length);
    return new Clip("ann", "two", "", List.of(), new double[0], RATE_HZ, samples);
  }

  @Test
  void phones_and_durations_of_the_corpus_are_taken_as_they_are() {
    Content content = embed(given(List.of("pau", "t", "uw", "pau"), 0.1, 0.05, 0.2, 0.15));

    assertThat(content.phones()).containsExactly("pau", "t", "uw", "pau");
    assertThat(content.durationsSeconds()).containsExactly(0.1, 0.05, 0.2, 0.15);
    assertThat(content.timed()).isTrue();
  }

  @Test
  void each_token_is_the_one_hot_vector_of_its_phone() {
    Content content = embed(given(List.of("t", "uw"), 0.2, 0.3));

    assertThat(content.width()).isEqualTo(PhoneSymbols.size());
    for (int token = 0; token < 2; token++) {
      float[] expected = new float[PhoneSymbols.size()];
      expected[PhoneSymbols.id(content.phones().get(token))] = 1;
      assertThat(content.rows()[token]).containsExactly(expected);
    }
  }

  @Test
  void text_alone_gives_its_phones_between_pauses() {
    Content content = embed(twoBetweenSilences());

    assertThat(content.phones()).containsExactly("pau", "t", "uw", "pau");
    assertThat(content.timed()).isFalse();
  }

  @Test
  void guessed_durations_fill_the_clip_with_pauses_where_it_is_silent() {
    double[] seconds = embed(twoBetweenSilences()).durationsSeconds();

    assertThat(Arrays.stream(seconds).sum()).isCloseTo(0.6, within(1e-9));
    assertThat(seconds[0]).isCloseTo(0.1, within(0.03));
    assertThat(seconds[3]).isCloseTo(0.2, within(0.03));
    assertThat(seconds[1] / seconds[2])
        .isCloseTo(
            PhoneSymbols.phone("t").typicalSeconds() / PhoneSymbols.phone("uw").typicalSeconds(),
            within(1e-9));
  }

  @Test
  void phones_without_durations_share_the_clip() {
    double[] seconds = embed(given(List.of("t", "uw"))).durationsSeconds();

    assertThat(Arrays.stream(seconds).sum()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void a_phone_that_is_not_in_the_inventory_is_named() {
    assertThatThrownBy(() -> embed(given(List.of("xx"), 0.1)))
        .hasMessageContaining("unknown phone 'xx'");
  }

  @Test
  void what_is_said_does_not_depend_on_who_says_it() {
    assertThat(embed(TinyCorpus.clip("ann", "three", TinyCorpus.say(0, 2, 0))).values())
        .containsExactly(
            embed(TinyCorpus.clip("bob", "three", TinyCorpus.say(1, 2, 1))).values());
  }
}
