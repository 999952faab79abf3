package io.formant.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataTableTest {
  @TempDir
  Path folder;

  @BeforeEach
  void write_clips() {
    Folders.wav(folder, "b/1.wav", "a/2.wav", "a/3.wav");
  }

  @Test
  void rows_become_recordings_in_the_order_of_the_table() {
    Folders.text(
        folder.resolve("metadata.tsv"),
        "text\tfile\tmood\tvoice\tsplit\tspeaker_about\tphones\tdurations_s",
        "one\tb/1.wav\tgay\tanna\ttrain\ta calm woman\tW AH N\t0.1 0.2 0.05",
        "",
        "two\ta/2.wav\tsad\tbert\theldout\t\t\t");
    CorpusSource corpus = Corpora.folder(folder);
    assertThat(corpus.layout()).isEqualTo("metadata.tsv");
    assertThat(corpus.recordings())
        .extracting(Recording::file)
        .containsExactly("b/1.wav", "a/2.wav");
    Recording first = corpus.recordings().get(0);
    assertThat(first.phones()).containsExactly("W", "AH", "N");
    assertThat(first.durationsSeconds()).containsExactly(0.1, 0.2, 0.05);
    assertThat(first.caption()).isEqualTo("a calm woman");
    assertThat(corpus.recordings().get(1).caption()).isEqualTo("bert");
    assertThat(corpus.recordings().get(1).split()).isEqualTo(Split.HELDOUT);
    assertThat(corpus.read(first).length()).isEqualTo(400);
    assertThat(corpus.rateHz()).isEqualTo(8000);
    assertThat(corpus.recordingsByRateHz()).containsOnlyKeys(8000).containsValue(2);
  }

  @Test
  void every_problem_is_reported_at_once_with_its_line() {
    Folders.text(
        folder.resolve("metadata.tsv"),
        "file\tvoice\ttext\tsplit\tphones\tdurations_s",
        "b/1.wav\tanna\tone\ttrain\tW AH N\t0.1 0.2",
        "a/9.wav\tanna\ttwo\ttrain\t\t",
        "a/2.wav\tanna",
        "a/3.wav\t\tthree\tlearn\tTH\tshort",
        "../x.wav\tanna\ttwo\ttest\t\t",
        "b/1.wav\tanna\tone\ttrain\t\t");
    String table = folder.resolve("metadata.tsv").toString();
    assertThat(problems())
        .containsExactly(
            table + ":2: 3 phones but 2 durations",
            table + ":3: no such audio file in the corpus: a/9.wav",
            table + ":4: 2 fields, expected 6 (file, voice, text, split, phones, durations_s)",
            table + ":5: empty voice",
            table + ":5: split 'learn', expected train, validation, test or heldout",
            table + ":5: duration 'short', expected seconds such as 0.085",
            table + ":6: no such audio file in the corpus: ../x.wav",
            table + ":7: file 'b/1.wav' is already in line 2");
  }

  @Test
  void of_many_problems_one_line_tells_the_first_and_their_number() {
    Folders.text(folder.resolve("metadata.tsv"), "file\tvoice\ttext", "\ta\tone\n".repeat(3000));
    assertThatThrownBy(() -> Corpora.folder(folder))
        .isInstanceOfSatisfying(
            CorpusException.class,
            e -> assertThat(e.brief())
                .contains(":2: empty file; ", ":4: empty file; ")
                .endsWith("; … and 2997 more problems")
                .doesNotContain(":5: ", "\n"));
  }

  @Test
  void missing_columns_are_named() {
    Folders.text(folder.resolve("metadata.tsv"), "file,voice,text", "b/1.wav,anna,one");
    String table = folder.resolve("metadata.tsv").toString();
    assertThat(problems())
        .containsExactly(table + ":1: the header [file,voice,text] lacks file, voice, text;"
            + " it needs file, voice and text, separated by tabs");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_read_over() {
    Folders.text(
        folder.resolve("metadata.tsv"), "\uFEFFfile\tvoice\ttext\r", "b/1.wav\tanna\tone\r");
    assertThat(Corpora.folder(folder).recordings())
        .extracting(Recording::text)
        .containsExactly("one");
  }

  @Test
  void a_table_without_a_split_column_is_split_by_name_and_says_so() {
    Folders.text(
        folder.resolve("metadata.tsv"),
        "file\tvoice\ttext",
        "b/1.wav\tanna\tone",
        "a/2.wav\tanna\ttwo");
    assertThat(Corpora.folder(folder).notes()).containsExactly(Splits.BY_KEY_NOTE);
  }

  private List<String> problems() {
    return catchThrowableOfType(CorpusException.class, () -> Corpora.folder(folder))
        .problems();
  }
}
