package io.formant.report.listen;

import io.formant.report.ClipRoles;
import io.formant.report.listen.ListeningTest.Choice;
import io.formant.report.listen.ListeningTest.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Chooses the clips of a listening test, spread over splits, voices and texts. */
final class TrialChoice {
  private final List<Stimulus> all;
  private final List<String> systems;
  private final Choice choice;

  /** By cell, in order; in each the first clip of each system. */
  private final Map<String, Map<String, Stimulus>> cells = new TreeMap<>();

  TrialChoice(List<Stimulus> all, List<String> systems, Choice choice) {
    this.all = all;
    this.systems = systems;
    this.choice = choice;
    for (Stimulus it : all)
      cells
          .computeIfAbsent(it.cell(), unused -> new LinkedHashMap<>())
          .putIfAbsent(it.system(), it);
  }

  List<Trial> trials() {
    return switch (choice.kind()) {
      case AB -> together(false);
      case MUSHRA -> together(true);
      case MOS -> alone(false);
      case SIMILARITY -> alone(true);
    };
  }

  /** A trial a cell, with a clip of each system. */
  private List<Trial> together(boolean withReference) {
    List<Map<String, Stimulus>> whole = cells.values().stream()
        .filter(cell -> cell.keySet().containsAll(systems))
        .filter(cell -> !withReference || cell.containsKey(ClipRoles.REFERENCE))
        .toList();
    return spread(whole, choice.count()).stream()
        .map(cell -> trial(
            withReference ? Optional.of(of(cell, ClipRoles.REFERENCE)) : Optional.empty(),
            systems.stream().map(system -> of(cell, system)).toList()))
        .toList();
  }

  private static Stimulus of(Map<String, Stimulus> cell, String system) {
    Stimulus stimulus = cell.get(system);
    if (stimulus == null) throw new IllegalStateException("the cell has no " + system);
    return stimulus;
  }

  /** A trial a clip; the clips of all systems come from the same cells. */
  private List<Trial> alone(boolean besideVoice) {
    List<Map<String, Stimulus>> whole = cells.values().stream()
        .filter(cell -> cell.keySet().containsAll(systems))
        .filter(cell ->
            !besideVoice || cell.values().stream().allMatch(it -> voice(it).isPresent()))
        .toList();
    int wanted = Math.max(1, choice.count() / Math.max(1, systems.size()));
    List<Trial> trials = new ArrayList<>();
    for (Map<String, Stimulus> cell : spread(whole, wanted)) {
      for (String system : systems) {
        Stimulus stimulus = of(cell, system);
        trials.add(trial(besideVoice ? voice(stimulus) : Optional.empty(), List.of(stimulus)));
      }
    }
    return trials;
  }

  /** A real clip of the voice asked for that says something else. */
  private Optional<Stimulus> voice(Stimulus stimulus) {
    List<Stimulus> others = all.stream()
        .filter(it -> it.system().equals(ClipRoles.REFERENCE))
        .filter(it -> it.clip().voice().equals(stimulus.clip().voice()))
        .filter(it -> !it.clip().text().equals(stimulus.clip().text()))
        .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(others.get(Math.floorMod(stimulus.cell().hashCode(), others.size())));
  }

  private static Trial trial(Optional<Stimulus> reference, List<Stimulus> stimuli) {
    String text =
        stimuli.stream().map(it -> it.clip().text()).distinct().collect(Collectors.joining(", "));
    return new Trial(text, reference, stimuli);
  }

  private static <T> List<T> spread(List<T> list, int wanted) {
    if (list.size() <= wanted) return list;
    List<T> chosen = new ArrayList<>();
    for (int i = 0; i < wanted; i++) chosen.add(list.get(i * list.size() / wanted));
    return chosen;
  }
}
