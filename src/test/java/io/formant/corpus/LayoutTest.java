package io.formant.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
  @TempDir
  Path folder;

  @Test
  void ljspeech_is_read_with_its_normalised_text() {
    Folders.wav(folder, "wavs/LJ001-0001.wav", "wavs/LJ001-0002.wav");
    Folders.text(
        folder.resolve("metadata.csv"),
        "LJ001-0001|In 1455|In fourteen fifty-five",
        "LJ001-0002|so|");
    CorpusSource corpus = Corpora.folder(folder);
    assertThat(corpus.layout()).isEqualTo("LJSpeech");
    assertThat(corpus.recordings())
        .containsExactly(
            Recording.of("wavs/LJ001-0001.wav", "LJ", "In fourteen fifty-five", Split.TRAIN),
            Recording.of("wavs/LJ001-0002.wav", "LJ", "so", Split.TRAIN));
    assertThat(corpus.read(corpus.recordings().get(1)).rateHz()).isEqualTo(8000);
  }

  @Test
  void an_ljspeech_row_without_its_file_is_reported_with_its_line() {
    Folders.wav(folder, "wavs/a.wav");
    Folders.text(folder.resolve("metadata.csv"), "a|x|x", "b|y|y", "c|z");
    assertThatThrownBy(() -> Corpora.folder(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("metadata.csv:2: no such audio file: wavs/b.wav")
        .hasMessageContaining("metadata.csv:3: 2 fields, expected id|raw text|normalised text");
  }

  @Test
  void vctk_prefers_the_first_microphone_and_leaves_out_what_has_no_text() {
    String audio = "wav48_silence_trimmed/";
    Folders.wav(
        folder,
        audio + "p225/p225_001_mic1.wav",
        audio + "p225/p225_001_mic2.wav",
        audio + "p225/p225_002_mic2.wav",
        audio + "p315/p315_001_mic1.wav");
    Folders.text(folder.resolve("txt/p225/p225_001.txt"), "Please call Stella.");
    Folders.text(folder.resolve("txt/p225/p225_002.txt"), "Ask her.");
    Folders.text(
        folder.resolve("speaker-info.txt"),
        "ID  AGE  GENDER  ACCENTS  REGION COMMENTS",
        "p225  23  F    English    Southern  England");
    CorpusSource corpus = Corpora.folder(folder);
    assertThat(corpus.layout()).isEqualTo("VCTK");
    assertThat(corpus.recordings())
        .extracting(Recording::file)
        .containsExactly(audio + "p225/p225_001_mic1.wav", audio + "p225/p225_002_mic2.wav");
    assertThat(corpus.recordings().get(0).text()).isEqualTo("Please call Stella.");
    assertThat(corpus.recordings().get(0).speakerAbout())
        .isEqualTo(Optional.of("a woman of 23 with an English accent"));
    assertThat(corpus.notes()).contains("1 recordings of p315 have no text and are left out");
  }

  @Test
  void the_older_vctk_release_is_read_with_speakers_by_number() {
    Folders.wav(folder, "wav48/p226/p226_001.wav");
    Folders.text(folder.resolve("txt/p226/p226_001.txt"), "Please call Stella.");
    Folders.text(
        folder.resolve("speaker-info.txt"),
        "ID  AGE  GENDER  ACCENTS  REGION",
        "226  22  M    Scottish    Surrey");
    Recording recording = Corpora.folder(folder).recordings().get(0);
    assertThat(recording.voice()).isEqualTo("p226");
    assertThat(recording.caption()).isEqualTo("a man of 22 with a Scottish accent");
  }

  @Test
  void libritts_subsets_give_the_splits() {
    for (String subset :
        new String[] {"train-clean-100/19/198", "dev-clean/84/121", "test-clean/61/70"}) {
      Folders.wav(folder, subset + "/u1.wav");
      Folders.text(folder.resolve(subset).resolve("u1.normalized.txt"), "Some words.");
    }
    Folders.wav(folder, "test-clean/61/70/u2.wav");
    Folders.text(
        folder.resolve("SPEAKERS.txt"),
        "; a comment",
        "19 | F | train-clean-100 | 25.19 | Kara Shallenberg");
    CorpusSource corpus = Corpora.folder(folder);
    assertThat(corpus.layout()).isEqualTo("LibriTTS");
    assertThat(corpus.recordings())
        .extracting(Recording::split)
        .containsExactly(Split.VALIDATION, Split.TEST, Split.TRAIN);
    assertThat(corpus.recordings()).extracting(Recording::voice).containsExactly("84", "61", "19");
    assertThat(corpus.recordings().get(2).speakerAbout())
        .isEqualTo(Optional.of("a woman reading aloud"));
    assertThat(corpus.notes())
        .containsExactly("1 recordings of test-clean have no text and are left out");
  }

  @Test
  void one_libritts_subset_is_a_corpus_of_its_own() {
    Folders.wav(folder, "dev-clean/84/121/u1.wav");
    Folders.text(folder.resolve("dev-clean/84/121/u1.normalized.txt"), "Some words.");
    CorpusSource corpus = Corpora.folder(folder.resolve("dev-clean"));
    assertThat(corpus.recordings())
        .containsExactly(Recording.of("84/121/u1.wav", "84", "Some words.", Split.VALIDATION)
            .recorded("chapter 121"));
  }

  @Test
  void digit_takes_become_words_and_low_takes_test() {
    Folders.wav(
        folder, "recordings/7_anna_12.wav", "recordings/0_bert_3.wav", "recordings/noise.wav");
    CorpusSource corpus = Corpora.folder(folder);
    assertThat(corpus.layout()).isEqualTo("digit takes");
    assertThat(corpus.recordings())
        .containsExactly(
            Recording.of("recordings/0_bert_3.wav", "bert", "zero", Split.TEST),
            Recording.of("recordings/7_anna_12.wav", "anna", "seven", Split.TRAIN));
    assertThat(corpus.notes())
        .contains("1 audio files are not called DIGIT_VOICE_TAKE and are left out");
  }

  @Test
  void a_folder_in_no_known_layout_says_what_was_looked_for() {
    Folders.text(folder.resolve("notes.txt"), "nothing");
    assertThatThrownBy(() -> Corpora.folder(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("not a corpus in any layout that is known")
        .hasMessageContaining("metadata.tsv with the columns file, voice and text")
        .hasMessageContaining("LJSpeech: metadata.csv beside wavs/")
        .hasMessageContaining("VCTK: wav48/")
        .hasMessageContaining("LibriTTS: READER/CHAPTER")
        .hasMessageContaining("digit takes: files such as 7_anna_0.wav");
  }

  @Test
  void a_folder_that_is_not_there_names_the_bundled_corpus() {
    assertThatThrownBy(() -> Corpora.open("voises", folder))
        .hasMessageContaining("voises: no such folder")
        .hasMessageContaining("bundled is: voices");
  }

  @Test
  void a_length_filter_keeps_what_fits_and_says_how_many() {
    Folders.wav(folder, "1_anna_0.wav", "2_anna_9.wav");
    CorpusSource corpus = Corpora.folder(folder);
    assertThat(new LengthFilter(0, 4).of(corpus, corpus.recordings())).hasSize(2);
    assertThat(new LengthFilter(0, 0.04).of(corpus, corpus.recordings())).isEmpty();
    assertThat(new LengthFilter(0, 4).note(2, 3))
        .isEqualTo("2 of 3 recordings last 0.0 to 4.0 s; the others are left out");
  }
}
