package io.formant.report.compare;

import io.formant.artifact.Block.Measure;
import io.formant.report.ClipRecord;
import io.formant.report.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One of the reports compared.
 *
 * @param name a letter
 * @param label what tells it from the others
 */
public record Side(String name, String label, RunRecord run, List<Clip> clips) {
  private static final int LETTERS = 26;

  public Side {
    clips = List.copyOf(clips);
  }

  /**
   * Reads the reports in the given folders.
   *
   * @throws IOException naming the file that is no record of a report
   */
  static List<Side> read(List<Path> folders) throws IOException {
    List<RunRecord> runs = new ArrayList<>();
    for (Path folder : folders) runs.add(RunRecord.read(folder.toRealPath()));
    List<Side> sides = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Clip> clips = Clip.of(ClipRecord.read(runs.get(i).folder()));
      sides.add(new Side(letter(i), label(runs, i), runs.get(i), clips));
    }
    return sides;
  }

  List<Measure> measures() {
    return run.measures().stream().map(RunRecord.Scored::measure).toList();
  }

  /** A, B, … Z, AA, AB, … */
  static String letter(int index) {
    String last = Character.toString('A' + index % LETTERS);
    return index < LETTERS ? last : letter(index / LETTERS - 1) + last;
  }

  /** Its overrides that not all runs have, else its pipeline's name, else its date. */
  private static String label(List<RunRecord> runs, int index) {
    RunRecord run = runs.get(index);
    Set<String> shared = new HashSet<>(run.overrides());
    runs.forEach(other -> shared.retainAll(other.overrides()));
    List<String> own =
        run.overrides().stream().filter(it -> !shared.contains(it)).toList();
    boolean named =
        runs.stream().filter(it -> it.pipeline().equals(run.pipeline())).count() == 1;
    if (!own.isEmpty()) return (named ? run.pipeline() + " " : "") + String.join(" ", own);
    return named ? run.pipeline() : run.run();
  }
}
