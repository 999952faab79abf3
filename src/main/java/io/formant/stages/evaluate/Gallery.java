package io.formant.stages.evaluate;

import io.formant.artifact.Block;
import io.formant.audio.Wav;
import io.formant.stages.Splits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The clips themselves: players and mel pictures, generated next to real. */
final class Gallery {
  private static final int FEATURED_CELLS = 12;
  private static final int REAL_PER_CELL = 2;
  private static final int PICTURED_CELLS = 4;
  private static final int PLAYERS_PER_CELL = 2;

  private final GeneratedClips generated;
  private final Map<Judged.Cell, List<Judged>> main;
  private final Map<Judged.Cell, List<Judged>> real;
  private final Map<Judged.Cell, List<Judged>> resynthesis;
  private final Map<String, Integer> names = new HashMap<>();

  Gallery(GeneratedClips generated, List<Judged> real, List<Judged> resynthesis) {
    this.generated = generated;
    main = byCell(generated.main());
    this.real = byCell(real);
    this.resynthesis = byCell(resynthesis);
  }

  private static Map<Judged.Cell, List<Judged>> byCell(List<Judged> clips) {
    return clips.stream()
        .collect(Collectors.groupingBy(Judged::cell, LinkedHashMap::new, Collectors.toList()));
  }

  List<Block> blocks() {
    List<Judged.Cell> featured = featured();
    return List.of(pictures(featured), audio(featured));
  }

  /** Held-out cells first, spread over voices. */
  private List<Judged.Cell> featured() {
    List<Judged.Cell> cells = generated.main().stream()
        .map(Judged::cell)
        .distinct()
        .filter(real::containsKey)
        .toList();
    List<Judged.Cell> chosen = new ArrayList<>();
    for (String split : List.of(Splits.HELDOUT, Splits.TEST)) {
      List<Judged.Cell> ofSplit =
          cells.stream().filter(cell -> cell.split().equals(split)).toList();
      int wanted = FEATURED_CELLS / 2;
      for (int i = 0; i < Math.min(wanted, ofSplit.size()); i++) {
        chosen.add(ofSplit.get(i * ofSplit.size() / Math.min(wanted, ofSplit.size())));
      }
    }
    return chosen;
  }

  private Block pictures(List<Judged.Cell> featured) {
    List<Block.Picture> pictures = new ArrayList<>();
    for (Judged.Cell cell : featured.subList(0, Math.min(PICTURED_CELLS, featured.size()))) {
      first(main, cell).ifPresent(clip -> pictures.add(picture("generated", clip)));
      first(real, cell).ifPresent(clip -> pictures.add(picture("real", clip)));
    }
    return new Block.Pictures(
        "Generated beside real",
        "Log-mel spectrograms of pairs that training never heard; time runs to the right, frequency up.",
        pictures);
  }

  private static Optional<Judged> first(Map<Judged.Cell, List<Judged>> clips, Judged.Cell cell) {
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
    String caption = "%s: %s “%s”".formatted(what, clip.voice(), clip.text());
    return new Block.Picture(caption, bands, frames, values, "log amplitude");
  }

  private Block audio(List<Judged.Cell> featured) {
    List<Block.Sample> samples = new ArrayList<>();
    main.forEach((cell, clips) -> {
      for (int i = 0; i < clips.size(); i++) {
        boolean show = i < PLAYERS_PER_CELL && featured.contains(cell);
        samples.add(sample(clips.get(i), "generated", show));
      }
    });
    generated.shuffled().forEach(clip -> samples.add(sample(clip, "generated", false)));
    generated.withoutStyle().forEach(clip -> samples.add(sample(clip, "generated", false)));
    addReal(samples, "reference", real, featured);
    addReal(samples, "resynthesis", resynthesis, featured);
    return new Block.Audio(
        "Listen",
        "Generated clips beside real ones of the same voice and text, and real ones through the same vocoder. The "
            + "files also hold the controls with another voice's style and with none.",
        samples);
  }

  private void addReal(
      List<Block.Sample> samples,
      String source,
      Map<Judged.Cell, List<Judged>> clips,
      List<Judged.Cell> featured) {
    for (Judged.Cell cell : main.keySet()) {
      List<Judged> takes = clips.getOrDefault(cell, List.of());
      for (int i = 0; i < Math.min(REAL_PER_CELL, takes.size()); i++) {
        samples.add(sample(takes.get(i), source, i == 0 && featured.contains(cell)));
      }
    }
  }

  private Block.Sample sample(Judged clip, String source, boolean show) {
    Function<String, String> label = clip.item()::label;
    return new Block.Sample(
        name(clip, source),
        clip.text(),
        clip.voice(),
        clip.split(),
        source,
        clip.condition().isEmpty() ? "true" : clip.condition(),
        label.apply("seed").isEmpty() ? 0 : Long.parseLong(label.apply("seed")),
        clip.guidance(),
        label.apply("steps").isEmpty() ? 0 : Integer.parseInt(label.apply("steps")),
        Wav.bytes(clip.waveform()),
        show,
        clip.voice() + " “" + clip.text() + "” (" + clip.split() + ")");
  }

  /** Such as {@code generated-heldout-adam-two-3}: unique, and fit for a file name. */
  private String name(Judged clip, String source) {
    String condition =
        clip.condition().isEmpty() || clip.condition().equals("true") ? "" : "-" + clip.condition();
    String stem = String.join("-", source + condition, clip.split(), clip.voice(), clip.text())
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9-]+", "_");
    String brief = stem.length() > 80 ? stem.substring(0, 80) : stem;
    return brief + "-" + names.merge(brief, 1, Integer::sum);
  }
}
