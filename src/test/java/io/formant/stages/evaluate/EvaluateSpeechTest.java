package io.formant.stages.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.stage.From;
import io.formant.stage.Rejection;
import io.formant.stage.Traits;
import io.formant.stages.Clips;
import io.formant.stages.MemoryInputs;
import io.formant.stages.judge.RecognizerModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluateSpeechTest {
  private static final From<Clips> GENERATED = new From<>("audio");
  private static final From<Clips> REFERENCE = new From<>("clips");
  private static final From<Clips> RESYNTHESIS = new From<>("revoiced");
  private static final From<RecognizerModel> RECOGNIZER = new From<>("judge");
  private static final EvaluateSpeech.Spec SPEC =
      new EvaluateSpeech.Spec(GENERATED, REFERENCE, Optional.of(RESYNTHESIS), RECOGNIZER);
  private final EvaluateSpeech stage = new EvaluateSpeech();

  private static MemoryInputs rates(int generatedHz, int referenceHz, int resynthesisHz) {
    return new MemoryInputs()
        .with(GENERATED, Traits.of(Clips.class).withRateHz(generatedHz), List.of())
        .with(REFERENCE, Traits.of(Clips.class).withRateHz(referenceHz), List.of())
        .with(RESYNTHESIS, Traits.of(Clips.class).withRateHz(resynthesisHz), List.of())
        .with(RECOGNIZER, Traits.of(RecognizerModel.class).withRateHz(8000), List.of());
  }

  @Test
  void clips_at_the_recognisers_rate_are_evaluated() {
    assertThat(stage.outputs(SPEC, rates(8000, 8000, 8000)).kind()).isEqualTo(Evaluation.class);
  }

  @Test
  void clips_at_another_rate_are_the_fault_of_their_key() {
    assertThatThrownBy(() -> stage.outputs(SPEC, rates(8000, 16_000, 8000)))
        .hasMessage("clips are at 16000 Hz, expected the recogniser's 8000 Hz")
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("reference");
    assertThatThrownBy(() -> stage.outputs(SPEC, rates(8000, 8000, 16_000)))
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("resynthesis");
  }

  @Test
  void of_the_real_clips_all_train_takes_and_sixteen_of_each_other_cell_are_read() {
    List<Entry> entries = IntStream.range(0, 60)
        .mapToObj(i -> {
          String split = List.of("train", "test", "heldout").get(i % 3);
          String key = "clip" + i;
          return new Entry(
              key, Map.of("split", split, "voice", "ann", "text", "one"), Digest.of(key));
        })
        .toList();

    assertThat(stage.consumes(SPEC, REFERENCE, entries))
        .extracting(entry -> entry.label("split"))
        .hasSize(20 + 16 + 16)
        .filteredOn("train"::equals)
        .hasSize(20);
    assertThat(stage.consumes(SPEC, GENERATED, entries)).hasSize(60);
  }
}
