package io.formant.report.listen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which clips of a report listeners hear, in which order. What is heard depends on the report alone, so that listeners with other
 * seeds hear the same; the seed decides the order of the trials and of the clips within each.
 *
 * @param report the name of the report
 */
public record ListeningTest(Kind kind, long seed, String report, List<Trial> trials) {

  /**
   * One question.
   *
   * @param text what is said; the same for all listeners who have the trial
   * @param reference what the others are compared with; empty where there is nothing
   * @param stimuli in the order in which they are offered
   */
  record Trial(String text, Optional<Stimulus> reference, List<Stimulus> stimuli) {
    Trial {
      stimuli = List.copyOf(stimuli);
    }
  }

  /** What a user may choose; each left out is chosen by the kind. */
  public record Choice(Kind kind, long seed, Optional<Integer> trials, List<String> systems) {
    public Choice {
      systems = List.copyOf(systems);
      if (trials.filter(count -> count < 1).isPresent())
        throw new IllegalArgumentException("trials must be at least 1, was " + trials.get());
    }

    int count() {
      return trials.orElse(kind.trials());
    }
  }

  public ListeningTest {
    trials = List.copyOf(trials);
  }

  /**
   * Makes a test from the clips of a report.
   *
   * @throws IllegalArgumentException when the report lacks the clips that the test needs, with those that it holds
   */
  public static ListeningTest of(Path report, Choice choice) throws IOException {
    List<Stimulus> all = Stimulus.read(report);
    List<String> systems = systems(all, choice);
    List<Trial> trials = new TrialChoice(all, systems, choice).trials();
    if (trials.isEmpty())
      throw new IllegalArgumentException(
          "no voice and text of this report has all that the test needs: "
              + String.join(", ", systems) + "; " + held(all));
    String name = report.toRealPath().getFileName().toString();
    return new ListeningTest(choice.kind(), choice.seed(), name, shuffled(trials, choice.seed()));
  }

  private static List<String> systems(List<Stimulus> all, Choice choice) {
    List<String> known = all.stream().map(Stimulus::system).distinct().toList();
    List<String> unknown =
        choice.systems().stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty())
      throw new IllegalArgumentException(
          "no clips are " + String.join(", ", unknown) + "; " + held(all));
    List<String> systems = choice.systems().isEmpty()
        ? choice.kind().systems().stream().filter(known::contains).toList()
        : choice.systems();
    if (choice.kind() == Kind.AB && systems.size() != 2)
      throw new IllegalArgumentException("an ab test needs two kinds of clips, has "
          + (systems.isEmpty() ? "none" : String.join(", ", systems)) + "; " + held(all));
    return systems;
  }

  private static String held(List<Stimulus> all) {
    Map<String, Long> counts = all.stream()
        .collect(Collectors.groupingBy(Stimulus::system, TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "the report holds no clips"
        : "the report holds "
            + counts.entrySet().stream()
                .map(it -> it.getValue() + " " + it.getKey())
                .collect(Collectors.joining("; "));
  }

  private static List<Trial> shuffled(List<Trial> trials, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Trial> shuffled = new ArrayList<>();
    for (Trial trial : shuffle(trials, random))
      shuffled.add(new Trial(trial.text(), trial.reference(), shuffle(trial.stimuli(), random)));
    return shuffled;
  }

  /** Fisher and Yates' shuffle. */
  private static <T> List<T> shuffle(List<T> list, SplittableRandom random) {
    List<T> shuffled = new ArrayList<>(list);
    for (int i = shuffled.size() - 1; i > 0; i--)
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    return shuffled;
  }
}
