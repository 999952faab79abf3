package io.formant.stages.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.audio.spectrum.Mel;
import io.formant.audio.spectrum.MelSettings;
import io.formant.stage.From;
import io.formant.stage.Item;
import io.formant.stage.Traits;
import io.formant.stages.Cell;
import io.formant.stages.MelFrames;
import io.formant.stages.Mels;
import io.formant.stages.MemoryInputs;
import io.formant.stages.QuietTask;
import io.formant.stages.TinyCorpus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainRecognizerTest {
  private static final From<Mels> MEL = new From<>("mel");
  private static final TrainRecognizer.Spec SPEC = new TrainRecognizer.Spec(MEL, 2, 2);
  private static final QuietTask TASK = new QuietTask(1, Path.of("target", "checkpoint"));
  private final TrainRecognizer stage = new TrainRecognizer();

  private static List<Item<MelFrames>> mels() {
    MelSettings settings = MelSettings.forRate(TinyCorpus.RATE_HZ);
    Mel mel = new Mel(settings);
    return TinyCorpus.clips().stream()
        .map(item -> Item.of(
            item.key(),
            item.labels(),
            new MelFrames(settings, mel.picture(item.value().waveform()))))
        .toList();
  }

  private RecognizerModel trained() {
    List<Item<MelFrames>> read =
        MemoryInputs.consumed(mels(), entries -> stage.consumes(SPEC, MEL, entries));
    return stage
        .run(SPEC, new MemoryInputs().with(MEL, Traits.of(Mels.class), read), TASK)
        .items()
        .get(0)
        .value();
  }

  @Test
  void both_recognisers_learn_from_train_clips_and_half_of_what_is_withheld() {
    RecognizerModel model = trained();

    assertThat(model.content().labels()).containsExactly("one", "three", "two");
    assertThat(model.voice().labels()).containsExactly("ann", "bob", "cat");
    assertThat(model.trainedOn()).hasSize(18 + 3 * 2).doesNotHaveDuplicates();
  }

  @Test
  void a_stored_recogniser_hears_one_of_its_labels_in_every_clip() {
    try (Judge judge = new Judge(trained())) {
      List<Judged> heard = judge.all(TinyCorpus.clips(), TASK);

      assertThat(heard).hasSize(36).allSatisfy(clip -> {
        assertThat(clip.heardText()).isIn(TinyCorpus.WORDS);
        assertThat(clip.heardVoice()).isIn(TinyCorpus.VOICES);
        assertThat(clip.surprise()).isPositive().isFinite();
      });
      assertThat(heard.stream().map(Judged::cell))
          .containsExactlyElementsOf(TinyCorpus.clips().stream().map(Cell::of).toList());
    }
  }

  @Test
  void without_clips_there_is_nothing_to_learn_from() {
    MemoryInputs none = new MemoryInputs().with(MEL, Traits.of(Mels.class), List.of());

    assertThatThrownBy(() -> stage.run(SPEC, none, TASK))
        .hasMessage("there is no clip of the train split to learn from");
  }
}
