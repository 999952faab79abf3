package io.formant.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicenceTest {
  @TempDir
  Path folder;

  @Test
  void the_bundled_corpus_tells_its_terms() {
    assertThat(Corpora.open("voices", folder).licence())
        .contains("commercially too", "notices kept", "README.md");
  }

  @Test
  void a_folder_tells_the_first_line_of_its_licence_file() {
    Folders.wav(folder, "3_ann_0.wav");
    Folders.text(folder.resolve("LICENSE.txt"), "", "  CC BY-SA 4.0", "more");

    assertThat(Corpora.folder(folder).licence()).isEqualTo("LICENSE.txt: CC BY-SA 4.0");
  }

  @Test
  void without_a_file_it_is_what_the_publisher_says_or_not_stated() {
    Folders.wav(folder.resolve("digits"), "3_ann_0.wav");
    Folders.wav(folder.resolve("lj"), "wavs/a.wav");
    Folders.text(folder.resolve("lj/metadata.csv"), "a|x|x");

    assertThat(Corpora.folder(folder.resolve("digits")).licence())
        .isEqualTo("not stated; the folder has no file LICENCE or LICENSE");
    assertThat(Corpora.folder(folder.resolve("lj")).licence())
        .startsWith("public domain")
        .contains("as LJSpeech is published");
  }
}
