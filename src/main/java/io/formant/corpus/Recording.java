package io.formant.corpus;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One clip of a corpus: what is known of it besides its samples.
 *
 * @param file path relative to the corpus, with forward slashes; the recording's key
 * @param voice who speaks
 * @param text what is said
 * @param split what it may be used for
 * @param speakerAbout the voice in words, where the corpus describes it
 * @param phones what is said in the corpus' own phone set, silences included; empty where unknown
 * @param durationsSeconds one for each phone; empty where unknown
 * @param recorded how it was recorded: microphone, room, session; where the corpus tells
 */
public record Recording(
    String file,
    String voice,
    String text,
    Split split,
    Optional<String> speakerAbout,
    List<String> phones,
    List<Double> durationsSeconds,
    Optional<String> recorded) {
  public Recording {
    phones = List.copyOf(phones);
    durationsSeconds = List.copyOf(durationsSeconds);
    if (!durationsSeconds.isEmpty() && phones.size() != durationsSeconds.size()) {
      throw new IllegalArgumentException(
          file + ": " + phones.size() + " phones but " + durationsSeconds.size() + " durations");
    }
  }

  /** A recording of which nobody tells how it was recorded. */
  public Recording(
      String file,
      String voice,
      String text,
      Split split,
      Optional<String> speakerAbout,
      List<String> phones,
      List<Double> durationsSeconds) {
    this(file, voice, text, split, speakerAbout, phones, durationsSeconds, Optional.empty());
  }

  /** A recording of which only voice and text are known. */
  public static Recording of(String file, String voice, String text, Split split) {
    return new Recording(file, voice, text, split, Optional.empty(), List.of(), List.of());
  }

  Recording with(Split split) {
    return new Recording(
        file, voice, text, split, speakerAbout, phones, durationsSeconds, recorded);
  }

  Recording recorded(String how) {
    return new Recording(
        file, voice, text, split, speakerAbout, phones, durationsSeconds, Optional.of(how));
  }

  /** How the voice is called in words: its description, or its name where there is none. */
  public String caption() {
    return speakerAbout.orElse(voice);
  }

  /** Everything above in one line: two recordings with equal lines and equal samples are the same. */
  public String row() {
    String durations =
        durationsSeconds.stream().map(String::valueOf).collect(Collectors.joining(" "));
    String row = String.join(
        "\t",
        file,
        voice,
        text,
        split.word(),
        speakerAbout.orElse(""),
        String.join(" ", phones),
        durations);
    return recorded.map(how -> row + "\t" + how).orElse(row);
  }
}
