package io.formant.stages.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.formant.audio.Signals;
import io.formant.audio.Wav;
import io.formant.corpus.Selection;
import io.formant.stage.Rejection;
import io.formant.stage.SourceStage.Listed;
import io.formant.stages.Clip;
import io.formant.stages.TinyCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadAudioTest {
  private final LoadAudio stage = new LoadAudio();

  @TempDir
  Path folder;

  private static LoadAudio.Spec spec(Path corpus, Integer rateHz) {
    return new LoadAudio.Spec(corpus.toString(), Selection.ALL, Optional.ofNullable(rateHz));
  }

  @Test
  void the_bundled_corpus_lists_five_hundred_digits_with_their_labels() {
    LoadAudio.Spec digits = new LoadAudio.Spec("voices", Selection.DIGITS, Optional.empty());
    List<Listed<Clip>> listed = stage.list(digits);

    assertThat(stage.outputs(digits).rateHz()).hasValue(16_000);
    assertThat(listed).hasSize(500).allSatisfy(item -> {
      assertThat(item.labels()).containsOnlyKeys("voice", "text", "split");
      assertThat(item.labels().get("text")).isIn(Selection.DIGIT_WORDS);
      assertThat(item.labels().get("split")).isIn("train", "test", "heldout");
    });
    assertThat(listed).extracting(Listed::key).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_copy_of_a_folder_holds_the_same_items() throws Exception {
    Path original = TinyCorpus.write(Files.createDirectory(folder.resolve("original")));
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (Stream<Path> files = Files.list(original)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }

    assertThat(stage.list(spec(copy, null)))
        .extracting(Listed::key, Listed::content)
        .hasSize(36)
        .isEqualTo(stage.list(spec(original, null)).stream()
            .map(item -> tuple(item.key(), item.content()))
            .toList());
  }

  @Test
  void a_changed_sample_changes_its_item_alone() throws Exception {
    List<Listed<Clip>> before = stage.list(spec(TinyCorpus.write(folder), null));
    Wav.write(TinyCorpus.say(2, 2, 0), folder.resolve("ann_one_0.wav"));
    List<Listed<Clip>> after = stage.list(spec(folder, null));

    assertThat(Stream.iterate(0, i -> i < before.size(), i -> i + 1)
            .filter(i -> !before.get(i).content().equals(after.get(i).content()))
            .map(i -> before.get(i).key()))
        .containsExactly("ann_one_0.wav");
  }

  @Test
  void a_clip_is_what_the_file_holds() throws Exception {
    Listed<Clip> first = stage.list(spec(TinyCorpus.write(folder), null)).get(0);
    Clip clip = first.loader().call();

    assertThat(first.labels()).containsEntry("voice", "ann").containsEntry("split", "heldout");
    assertThat(clip.voice()).isEqualTo("ann");
    assertThat(clip.text()).isEqualTo("one");
    assertThat(clip.rateHz()).isEqualTo(8000);
    assertThat(clip.samples()).hasSize(2000);
  }

  @Test
  void a_clip_at_another_rate_than_the_first_is_refused() throws Exception {
    Path mixed = mixedRates();

    assertThatThrownBy(() -> clip(spec(mixed, null), "two.wav"))
        .hasMessageContaining("two.wav is at 16000 Hz while corpus")
        .hasMessageContaining("say rate-hz");
  }

  @Test
  void rate_hz_brings_every_clip_to_one_rate() throws Exception {
    Path mixed = mixedRates();

    assertThat(stage.outputs(spec(mixed, 8000)).rateHz()).hasValue(8000);
    assertThat(clip(spec(mixed, 8000), "one.wav").samples()).hasSize(800);
    assertThat(clip(spec(mixed, 8000), "two.wav").samples()).hasSize(800);
  }

  private Path mixedRates() throws IOException {
    Wav.write(Signals.buzz(120, 0.1, 8000), folder.resolve("one.wav"));
    Wav.write(Signals.buzz(120, 0.1, 16_000), folder.resolve("two.wav"));
    Files.writeString(
        folder.resolve("metadata.tsv"),
        "file\tvoice\ttext\none.wav\tann\tone\ntwo.wav\tann\ttwo\n");
    return folder;
  }

  private Clip clip(LoadAudio.Spec spec, String key) throws Exception {
    return stage.list(spec).stream()
        .filter(item -> item.key().equals(key))
        .findFirst()
        .orElseThrow()
        .loader()
        .call();
  }

  @Test
  void a_missing_folder_is_the_fault_of_the_corpus_key() {
    assertThatThrownBy(() -> stage.outputs(spec(folder.resolve("nowhere"), null)))
        .hasMessageContaining("nowhere: no such folder")
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("corpus");
  }

  @Test
  void a_file_that_is_no_audio_is_the_fault_of_the_corpus_key() throws Exception {
    Files.writeString(folder.resolve("one.wav"), "not audio");
    Files.writeString(folder.resolve("metadata.tsv"), "file\tvoice\ttext\none.wav\tann\tone\n");

    assertThatThrownBy(() -> stage.outputs(spec(folder, null)))
        .hasMessageContaining("one.wav")
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("corpus");
  }

  @Test
  void a_selection_without_clips_is_the_fault_of_the_select_key() throws Exception {
    Wav.write(Signals.buzz(120, 0.1, 8000), folder.resolve("a.wav"));
    Files.writeString(
        folder.resolve("metadata.tsv"), "file\tvoice\ttext\na.wav\tann\tgood morning\n");
    LoadAudio.Spec digits =
        new LoadAudio.Spec(folder.toString(), Selection.DIGITS, Optional.empty());

    assertThatThrownBy(() -> stage.outputs(digits))
        .hasMessageEndingWith("has no digits")
        .asInstanceOf(type(Rejection.class))
        .extracting(Rejection::key)
        .isEqualTo("select");
  }
}
