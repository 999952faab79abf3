package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.audio.Wav;
import io.formant.corpus.Split;
import io.formant.stages.Cell;
import io.formant.stages.judge.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The clips themselves: players and mel pictures, generated next to real. */
final class Gallery {
  static final String TITLE = "Listen";

  private static final int FEATURED_CELLS = 12;
  private static final int REAL_PER_CELL = 2;
  private static final int PICTURED_CELLS = 4;
  private static final int PLAYERS_PER_CELL = 2;

  private final GeneratedClips generated;
  private final Map<Cell, List<Judged>> main;
  private final Map<Cell, List<Judged>> real;
  private final Map<Cell, List<Judged>> resynthesis;
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Judged> named = new LinkedHashMap<>();

  Gallery(GeneratedClips generated, List<Judged> real, List<Judged> resynthesis) {
    this.generated = generated;
    main = byCell(generated.main());
    this.real = byCell(real);
    this.resynthesis = byCell(resynthesis);
  }

  private static Map<Cell, List<Judged>> byCell(List<Judged> clips) {
    return clips.stream()
        .collect(Collectors.groupingBy(Judged::cell, LinkedHashMap::new, Collectors.toList()));
  }

  List<Block> blocks() {
    List<Cell> featured = featured();
    return List.of(pictures(featured), audio(featured));
  }

  /** The clips by the names that {@link #blocks} gave them. */
  Map<String, Judged> named() {
    return named;
  }

  /** Held-out cells first, spread over voices. */
  private List<Cell> featured() {
    List<Cell> cells = generated.main().stream()
        .map(Judged::cell)
        .distinct()
        .filter(real::containsKey)
        .toList();
    List<Cell> chosen = new ArrayList<>();
    for (Split split : List.of(Split.HELDOUT, Split.TEST)) {
      List<Cell> ofSplit = cells.stream().filter(cell -> cell.in(split)).toList();
      int wanted = FEATURED_CELLS / 2;
      for (int i = 0; i < Math.min(wanted, ofSplit.size()); i++) {
        chosen.add(ofSplit.get(i * ofSplit.size() / Math.min(wanted, ofSplit.size())));
      }
    }
    return chosen;
  }

  private Block pictures(List<Cell> featured) {
    List<Block.Picture> pictures = new ArrayList<>();
    for (Cell cell : featured.subList(0, Math.min(PICTURED_CELLS, featured.size()))) {
      first(main, cell).ifPresent(clip -> pictures.add(picture("generated", clip)));
      first(real, cell).ifPresent(clip -> pictures.add(picture("real", clip)));
    }
    return new Block.Pictures(
        "Generated beside real",
        "Log-mel spectrograms; time runs to the right, frequency up.",
        pictures);
  }

  private static Optional<Judged> first(Map<Cell, List<Judged>> clips, Cell cell) {
    return clips.getOrDefault(cell, List.of()).stream().findFirst();
  }

  /** Frequency becomes the picture's height. */
  private static Block.Picture picture(String what, Judged clip) {
    int frames = clip.picture().length;
    int bands = clip.picture()[0].length;
    float[] values = new float[bands * frames];
    for (int frame = 0; frame < frames; frame++) {
      for (int band = 0; band < bands; band++) {
        values[band * frames + frame] = clip.picture()[frame][band];
      }
    }
    return new Block.Picture(
        what + ": " + title(clip.cell()), bands, frames, values, "log amplitude");
  }

  private Block audio(List<Cell> featured) {
    List<Block.Sample> samples = new ArrayList<>();
    main.forEach((cell, clips) -> {
      for (int i = 0; i < clips.size(); i++) {
        boolean show = i < PLAYERS_PER_CELL && featured.contains(cell);
        samples.add(sample(clips.get(i), "generated", show));
      }
    });
    generated.shuffled().forEach(clip -> samples.add(sample(clip, "generated", false)));
    generated.swapped().forEach(clip -> samples.add(sample(clip, "generated", false)));
    generated.withoutStyle().forEach(clip -> samples.add(sample(clip, "generated", false)));
    addReal(samples, "reference", real, featured);
    addReal(samples, "resynthesis", resynthesis, featured);
    return new Block.Audio(
        TITLE,
        "Generated clips beside real ones of the same voice and text, and real ones through the same vocoder. The "
            + "files also hold the controls with shuffled and swapped styles and with none.",
        samples);
  }

  private void addReal(
      List<Block.Sample> samples,
      String source,
      Map<Cell, List<Judged>> clips,
      List<Cell> featured) {
    for (Cell cell : main.keySet()) {
      List<Judged> takes = clips.getOrDefault(cell, List.of());
      for (int i = 0; i < Math.min(REAL_PER_CELL, takes.size()); i++) {
        samples.add(sample(takes.get(i), source, i == 0 && featured.contains(cell)));
      }
    }
  }

  private Block.Sample sample(Judged clip, String source, boolean show) {
    Cell cell = clip.cell();
    String name = name(clip, source);
    named.put(name, clip);
    String seed = clip.item().label("seed");
    String steps = clip.item().label("steps");
    return new Block.Sample(
        name,
        cell.text(),
        cell.voice(),
        cell.split(),
        source,
        clip.condition().isEmpty() ? "true" : clip.condition(),
        seed.isEmpty() ? 0 : Long.parseLong(seed),
        clip.guidance(),
        steps.isEmpty() ? 0 : Integer.parseInt(steps),
        Wav.bytes(clip.waveform()),
        show,
        title(cell));
  }

  private static String title(Cell cell) {
    return "%s “%s” (%s)".formatted(cell.voice(), cell.text(), cell.split());
  }

  /** Such as {@code generated-heldout-adam-two-3}: unique, and fit for a file name. */
  private String name(Judged clip, String source) {
    String condition =
        clip.condition().isEmpty() || clip.condition().equals("true") ? "" : "-" + clip.condition();
    Cell cell = clip.cell();
    String stem = String.join("-", source + condition, cell.split(), cell.voice(), cell.text())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9-]+", "_");
    String brief = stem.length() > 80 ? stem.substring(0, 80) : stem;
    return brief + "-" + names.merge(brief, 1, Integer::sum);
  }
}
