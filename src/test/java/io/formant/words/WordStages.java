package io.formant.words;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Kind;
import io.formant.artifact.SetOf;
import io.formant.stage.BarrierStage;
import io.formant.stage.Default;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Location;
import io.formant.stage.MapStage;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.Rejection;
import io.formant.stage.SourceStage;
import io.formant.stage.Stage;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import io.formant.stage.catalog.StageCatalog;
import jakarta.enterprise.inject.Vetoed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A little laboratory of words: one stage of each shape, without audio or tensors. */
public final class WordStages {
  private WordStages() {}

  public static StageCatalog catalog() {
    List<Stage<?>> stages =
        List.of(new LoadWords(), new Shout(), new Count(), new Answer(), new Score());
    return new StageCatalog(stages);
  }

  @Kind("word")
  public record Word(String text) implements Artifact {}

  @Kind("words")
  public interface Words extends SetOf<Word> {}

  @Kind("tally")
  public record Tally(int count) implements Artifact {}

  @Kind("score")
  public record Verdict(double value) implements Artifact {}

  /** Each line of a file is {@code split word}. */
  @Vetoed
  @StageType(
      value = "load-words",
      about = "Reads words.",
      example = "{type: load-words, file: words.txt}")
  public static final class LoadWords implements SourceStage<LoadWords.Spec, Word> {
    public record Spec(
        @Doc("a file of words") @Location Path file,
        @Doc("sampling rate [Hz]") @Default("16000") int rateHz) {
      public Spec {
        if (rateHz <= 0) {
          throw new IllegalArgumentException("rate-hz must be positive, was " + rateHz);
        }
      }
    }

    @Override
    public Traits outputs(Spec spec) {
      if (!Files.exists(spec.file())) {
        throw new Rejection("file", "no such file: " + spec.file());
      }
      return Traits.of(Words.class).withRateHz(spec.rateHz());
    }

    @Override
    public List<Listed<Word>> list(Spec spec) throws IOException {
      return Files.readAllLines(spec.file()).stream()
          .map(line -> line.split(" "))
          .map(line -> listed(line[0], line[1]))
          .toList();
    }

    private static Listed<Word> listed(String split, String word) {
      return new Listed<>(word, Map.of("split", split), Digest.of(word), () -> new Word(word));
    }
  }

  /** Makes a word loud. */
  @Vetoed
  @StageType(value = "shout", about = "Shouts.", example = "{type: shout, from: words}")
  public static final class Shout implements MapStage<Shout.Spec, Word, Word> {
    public record Spec(
        @Doc("words to shout") From<Words> from,
        @Doc("how often") @Default("1") int times,
        @Doc("expected rate [Hz]") Optional<Integer> rateHz) {}

    @Override
    public Traits outputs(Spec spec, Traits in) {
      int rateHz = in.rateHz().orElseThrow();
      if (spec.rateHz().isPresent() && spec.rateHz().get() != rateHz) {
        throw new Rejection(
            "rate-hz", "rate-hz is " + spec.rateHz().get() + ", the words have " + rateHz);
      }
      return in;
    }

    @Override
    public Word run(Spec spec, Word word) {
      return new Word(word.text().toUpperCase(Locale.ROOT).repeat(spec.times()));
    }
  }

  /** Counts the words of the split {@code train}. */
  @Vetoed
  @StageType(value = "count", about = "Counts.", example = "{type: count, from: words}")
  public static final class Count implements BarrierStage<Count.Spec, Tally> {
    public record Spec(
        @Doc("words to count") From<Words> from,
        @Default("1") int steps) {}

    @Override
    public Traits outputs(Spec spec, InputTraits in) {
      return Traits.of(Tally.class);
    }

    @Override
    public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
      return entries.stream()
          .filter(entry -> entry.label("split").equals("train"))
          .toList();
    }

    @Override
    public Yield<Tally> run(Spec spec, Inputs in, Task task) {
      return Yield.one(new Tally(in.items(spec.from()).size()));
    }
  }

  /** Answers each word with the tally. */
  @Vetoed
  @StageType(
      value = "answer",
      about = "Answers.",
      example = "{type: answer, from: words, tally: tally}")
  public static final class Answer
      implements PreparedMapStage<Answer.Spec, AutoCloseable, Word, Word> {
    public record Spec(From<Words> from, From<Tally> tally) {}

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

  /** Scores several systems. */
  @Vetoed
  @StageType(
      value = "score",
      about = "Scores.",
      example = "{type: score, systems: {a: words}, reference: words}")
  public static final class Score implements BarrierStage<Score.Spec, Verdict> {
    public enum Measure {
      EXACT,
      NEARLY_RIGHT
    }

    public record Weights(
        @Default("1") double content, @Default("0.5") double voice) {
      public Weights {
        if (voice < 0) {
          throw new IllegalArgumentException("voice must not be negative, was " + voice);
        }
      }
    }

    public record Spec(
        @Doc("named systems") Map<String, From<Words>> systems,
        Optional<From<Words>> reference,
        @Default("exact") Measure measure,
        @Default("{}") Weights weights,
        @Default("[]") List<String> ignore) {}

    @Override
    public Traits outputs(Spec spec, InputTraits in) {
      return Traits.of(Verdict.class);
    }

    @Override
    public Yield<Verdict> run(Spec spec, Inputs in, Task task) {
      return Yield.one(new Verdict(spec.weights().content()));
    }
  }
}
