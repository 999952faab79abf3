package io.formant.report.listen;

import io.formant.report.inference.Agreement.Scale;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What listeners are asked. */
public enum Kind {
  /** Two clips of the same voice and text: which is better? */
  AB(
      "Which of the two sounds better?",
      0,
      1,
      List.of("no preference"),
      List.of("generated", "resynthesis"),
      20),
  /** One clip: how natural? Source: ITU-T P.800, absolute category rating. */
  MOS(
      "How natural does it sound?",
      1,
      5,
      List.of("bad", "poor", "fair", "good", "excellent"),
      List.of("generated", "resynthesis", "reference"),
      24),
  /**
   * A reference and several clips, it among them: how close? Source: ITU-R BS.1534-3, without its low-passed anchor: the controls of a
   * report take its place.
   */
  MUSHRA(
      "How close is each to the reference?",
      0,
      100,
      List.of("bad", "poor", "fair", "good", "excellent"),
      List.of("generated", "resynthesis", "reference", "no style"),
      10),
  /** Two clips: is it the same voice? A five-point scale as in the Voice Conversion Challenges. */
  SIMILARITY(
      "Do both come from the same speaker?",
      1,
      5,
      List.of(
          "surely another",
          "probably another",
          "cannot tell",
          "probably the same",
          "surely the same"),
      List.of("generated", "resynthesis", "reference", "shuffled style"),
      24);

  private final String question;
  private final int least;
  private final int most;
  private final List<String> words;
  private final List<String> systems;
  private final int trials;

  Kind(String question, int least, int most, List<String> words, List<String> systems, int trials) {
    this.question = question;
    this.least = least;
    this.most = most;
    this.words = words;
    this.systems = systems;
    this.trials = trials;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its word; empty where there is none. */
  public static Optional<Kind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  public String question() {
    return question;
  }

  /** What the places of the scale are called. */
  public List<String> words() {
    return words;
  }

  boolean isScore(double value) {
    return value >= least && value <= most;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** What is heard where the user doesn't say, as far as the report holds it. */
  List<String> systems() {
    return systems;
  }

  /** How many where the user doesn't say. */
  public int trials() {
    return trials;
  }

  Scale scale() {
    return this == AB ? Scale.NOMINAL : Scale.INTERVAL;
  }
}
