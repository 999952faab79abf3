package io.formant.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Fingerprint;
import io.formant.artifact.Fingerprint.Part;
import io.formant.artifact.Manifest;
import io.formant.artifact.Material;
import io.formant.artifact.OutsideFile;
import io.formant.plan.code.CodeDigest;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.PublishedFile;
import io.formant.stage.StageType;
import io.formant.stage.Traits;
import io.formant.stage.Weights;
import io.formant.stage.catalog.StageCatalog;
import io.formant.words.WordStages.Count;
import io.formant.words.WordStages.LoadWords;
import io.formant.words.WordStages.Tally;
import io.formant.words.WordStages.Word;
import io.formant.words.WordStages.Words;
import io.formant.yaml.Problem;
import io.formant.yaml.Problems;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights and vocabularies that a pipeline names as files. */
class PublishedFileTest {
  private static final Manifest WORDS =
      new Manifest(List.of(new Entry("one", Map.of("split", "train"), Digest.of("one"))));

  @TempDir
  Path folder;

  private Path weights;

  /** Recites words by a tally, trained or published. */
  @Vetoed
  @StageType(
      value = "recite",
      about = "Recites.",
      example = "{type: recite, from: words, weights: tally}")
  public static final class Recite
      implements PreparedMapStage<Recite.Spec, AutoCloseable, Word, Word> {
    public record Spec(
        From<Words> from, Weights<Tally> weights, Optional<PublishedFile> vocabulary) {}

    @Override
    public Traits outputs(Spec spec, InputTraits in) {
      return in.of(spec.from());
    }

    @Override
    public AutoCloseable prepare(Spec spec, Inputs side) {
      return () -> {};
    }

    @Override
    public Word run(Spec spec, AutoCloseable prepared, Word item) {
      return item;
    }
  }

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("words.txt"), "train one\n");
    weights = Files.writeString(folder.resolve("tally.pth"), "seven");
  }

  @Test
  void a_word_is_a_stage_and_a_path_is_a_file() throws IOException {
    Plan plan = plan("""
        stages:
          words: {type: load-words, file: DIR/words.txt}
          tally: {type: count, from: words}
          trained: {type: recite, from: words, weights: tally}
          published: {type: recite, from: words, weights: DIR/tally.pth}
        """);
    Step trained = plan.step("trained").orElseThrow();
    Step published = plan.step("published").orElseThrow();

    assertThat(trained.inputIds()).containsExactly("words", "tally");
    assertThat(trained.files()).isEmpty();
    assertThat(((Recite.Spec) trained.spec()).weights().stage()).contains(new From<>("tally"));
    assertThat(published.inputIds()).containsExactly("words");
    assertThat(published.files())
        .containsExactly(
            new OutsideFile("weights", weights.toString(), Digest.of("seven"), Optional.empty()));
  }

  @Test
  void the_digest_of_a_file_is_a_part_of_the_fingerprint_and_its_place_is_not() throws IOException {
    Fingerprint before = fingerprint(plan(published("DIR/tally.pth", "DIR/words.txt")));
    Path moved = Files.createDirectory(folder.resolve("moved"));
    Files.copy(weights, moved.resolve("t.bin"));
    Fingerprint same = fingerprint(plan(published(
        "{file: DIR/moved/t.bin, licence: MIT, sha256: " + Digest.of("seven") + "}",
        "DIR/words.txt")));
    Files.writeString(moved.resolve("t.bin"), "eleven");
    Fingerprint after = fingerprint(plan(published("DIR/moved/t.bin", "DIR/words.txt")));

    assertThat(before.parts())
        .extracting(Part::name)
        .containsExactly("type", "code", "input.from", "weights", "vocabulary");
    assertThat(before.parts()).contains(new Part("weights", Digest.of("seven").hex()));
    assertThat(same).isEqualTo(before);
    assertThat(after.parts()).contains(new Part("weights", Digest.of("eleven").hex()));
  }

  @Test
  void what_is_pinned_travels_with_the_step() throws IOException {
    Plan plan = plan(published(
        "{file: DIR/tally.pth, licence: CC-BY-4.0, sha256: " + Digest.of("seven") + "}",
        "DIR/words.txt"));

    assertThat(plan.step("published").orElseThrow().files())
        .extracting(OutsideFile::material)
        .extracting(Material::kind, Material::licence)
        .containsExactly(
            tuple("weights", "CC-BY-4.0"), tuple("vocabulary", "the pipeline names no licence"));
  }

  @Test
  void a_file_that_is_missing_or_another_than_pinned_is_told_where_it_is_named() {
    Problems problems =
        catchThrowableOfType(Problems.class, () -> plan("""
        stages:
          words: {type: load-words, file: DIR/words.txt}
          a: {type: recite, from: words, weights: DIR/gone.pth}
          b: {type: recite, from: words, weights: {file: DIR/gone.pth}, vocabulary: gone}
          c: {type: recite, from: words, weights: tlly}
          tally: {type: count, from: words}
          d: {type: recite, from: words, weights: {file: DIR/tally.pth, sha256: HEX}}
          e: {type: recite, from: words, weights: {sha256: 12}}
          f: {type: recite, from: words, weights: words}
          g: {type: recite, from: words, weights: DIR}
        """.replace("HEX", "0".repeat(64))));

    assertThat(problems.problems())
        .extracting(this::told)
        .containsExactly(
            "3 no file 'DIR/gone.pth'",
            "4 no file 'DIR/gone.pth'",
            "4 no file 'gone'",
            "5 no stage 'tlly'",
            "7 'DIR/tally.pth' has the digest " + Digest.of("seven") + ", expected "
                + "0".repeat(64),
            "8 missing key 'file' for weights",
            "9 'words' yields words, expected tally",
            "10 'DIR' is a folder, expected a file");
  }

  private String told(Problem problem) {
    return problem.mark().line() + " " + problem.message().replace(folder.toString(), "DIR");
  }

  private static String published(String weights, String vocabulary) {
    return """
        stages:
          words: {type: load-words, file: DIR/words.txt}
          published: {type: recite, from: words, weights: WEIGHTS, vocabulary: VOCABULARY}
        """.replace("WEIGHTS", weights).replace("VOCABULARY", vocabulary);
  }

  private static Fingerprint fingerprint(Plan plan) {
    return new Fingerprints(plan, new CodeDigest(), "")
        .ofStage(plan.step("published").orElseThrow(), Map.of("words", WORDS));
  }

  private Plan plan(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), yaml.replace("DIR", folder.toString()));
    return new Planner(new StageCatalog(List.of(new LoadWords(), new Count(), new Recite())))
        .plan(file, List.of());
  }
}
