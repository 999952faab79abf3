package io.formant.report.page;

import io.formant.artifact.Block;
import io.formant.artifact.Block.Sample;
import io.formant.report.FinishedRun.StageResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The clips of a report as files under {@code audio/} and as rows of {@code samples.tsv}. */
final class SampleTable {
  static final String HEADER = "file\ttext\tvoice\tsplit\tsource\tcondition\tseed\tguidance\tsteps";

  private final Map<Sample, String> files = new IdentityHashMap<>();
  private final List<Sample> samples = new ArrayList<>();

  /** Gives every clip a file: its own name, or with its stage before it where two stages use the same name. */
  SampleTable(List<StageResult> stages) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (StageResult stage : stages) {
      for (Block block : stage.blocks()) {
        if (block instanceof Block.Audio audio)
          audio.samples().forEach(sample -> add(stage.id(), sample, taken));
      }
    }
    samples.sort(Comparator.comparing(files::get));
  }

  private void add(String stage, Sample sample, Set<String> taken) {
    String name = safe(sample.name());
    if (taken.contains(name)) name = safe(stage) + "-" + name;
    String free = name;
    for (int i = 2; !taken.add(free); i++) free = name + "-" + i;
    files.put(sample, "audio/" + free + ".wav");
    samples.add(sample);
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^\\p{L}\\p{N}_+=.-]+", "-").replaceFirst("^\\.+", "");
    return safe.isEmpty() ? "clip" : safe;
  }

  /** All clips in the order of their files. */
  List<Sample> samples() {
    return samples;
  }

  /** The clip's file, relative to the report's folder. */
  String file(Sample sample) {
    String file = files.get(sample);
    if (file == null)
      throw new IllegalArgumentException("sample '" + sample.name() + "' is not of this report");
    return file;
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    StringBuilder rows = new StringBuilder(HEADER).append('\n');
    for (Sample sample : samples) {
      Files.write(folder.resolve(file(sample)), sample.wav());
      rows.append(row(sample)).append('\n');
    }
    Files.writeString(folder.resolve("samples.tsv"), rows);
  }

  private String row(Sample sample) {
    return String.join(
        "\t",
        file(sample),
        cell(sample.text()),
        cell(sample.voice()),
        cell(sample.split()),
        cell(sample.source()),
        cell(sample.condition()),
        Long.toString(sample.seed()),
        cell(sample.guidance()),
        Integer.toString(sample.steps()));
  }

  private static String cell(String text) {
    return text.replaceAll("[\\t\\r\\n]+", " ");
  }
}
