package io.formant.stages.parity;

import io.formant.stage.check.Parity.Deviation;
import io.formant.stages.reference.ParitySystem;
import io.formant.stages.reference.ReferenceCase;
import io.formant.stages.reference.Values;
import io.formant.text.ipa.BundledPhonemizer;
import io.formant.text.ipa.EnglishCleaner;
import io.formant.text.ipa.EspeakPhonemizer;
import io.formant.text.ipa.IpaPhonemizer;
import io.formant.text.ipa.VitsSymbols;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Text to phonemes to ids, against {@code pairs.tsv}, {@code ids.tsv} and {@code symbols.txt} of a case. Without espeak-ng the
 * phonemizer that ships with this program is measured, under its own name.
 */
@Singleton
final class PhonemeParity implements ParitySystem {

  /** What another version of espeak costs. */
  private static final double ESPEAK_RATE = 0.018;

  /** What the bundled phonemizer is allowed. */
  private static final double BUNDLED_RATE = 0.1;

  @Override
  public Set<String> names() {
    return Set.of("phonemes");
  }

  @Override
  public Map<String, Values> outputs(ReferenceCase reference) {
    return Map.of();
  }

  @Override
  public List<Deviation> deviations(ReferenceCase reference) {
    List<Deviation> deviations = new ArrayList<>();
    List<String> symbols = lines(reference.file("symbols.txt"));
    if (!symbols.isEmpty()) {
      deviations.add(new Deviation("symbols", wrongSymbols(symbols), 0));
    }
    List<String[]> ids = rows(reference.file("ids.tsv"));
    if (!ids.isEmpty()) {
      deviations.add(new Deviation("ids", wrongIds(ids), 0));
    }
    List<String[]> pairs = rows(reference.file("pairs.tsv"));
    if (!pairs.isEmpty()) {
      deviations.add(rate(reference, pairs));
    }
    return deviations;
  }

  private static Deviation rate(ReferenceCase reference, List<String[]> pairs) {
    List<EnglishCleaner> cleaners =
        reference.config().texts("cleaners").stream().map(EnglishCleaner::named).toList();
    return EspeakPhonemizer.isInstalled()
        ? new Deviation(
            "symbol_error_rate", rate(pairs, cleaners, new EspeakPhonemizer()), ESPEAK_RATE)
        : new Deviation(
            "symbol_error_rate_without_espeak",
            rate(pairs, cleaners, new BundledPhonemizer()),
            BUNDLED_RATE);
  }

  /** Lines of an id and a code point. */
  private static int wrongSymbols(List<String> lines) {
    int wrong = Math.abs(VitsSymbols.size() - lines.size());
    for (String line : lines) {
      String[] parts = line.split("\t");
      int id = Integer.parseInt(parts[0]);
      int codePoint = Integer.parseInt(parts[1].substring(2), 16);
      boolean same =
          id < VitsSymbols.size() && VitsSymbols.all().get(id).codePointAt(0) == codePoint;
      wrong += same ? 0 : 1;
    }
    return wrong;
  }

  private static int wrongIds(List<String[]> rows) {
    int wrong = 0;
    for (String[] row : rows) {
      String ids = Arrays.stream(VitsSymbols.ids(row[0]))
          .mapToObj(Integer::toString)
          .collect(Collectors.joining(" "));
      wrong += ids.equals(row[1].strip()) ? 0 : 1;
    }
    return wrong;
  }

  /** Edits over symbols of the reference. */
  private static double rate(
      List<String[]> pairs, List<EnglishCleaner> cleaners, IpaPhonemizer phonemizer) {
    int edits = 0;
    int symbols = 0;
    for (String[] pair : pairs) {
      String text = pair[0];
      for (EnglishCleaner cleaner : cleaners) {
        text = cleaner.clean(text, phonemizer);
      }
      edits += edits(text.codePoints().toArray(), pair[1].codePoints().toArray());
      symbols += pair[1].codePointCount(0, pair[1].length());
    }
    return (double) edits / symbols;
  }

  /** Levenshtein distance. */
  private static int edits(int[] from, int[] to) {
    int[] row = new int[to.length + 1];
    Arrays.setAll(row, j -> j);
    for (int i = 0; i < from.length; i++) {
      int diagonal = row[0];
      row[0] = i + 1;
      for (int j = 0; j < to.length; j++) {
        int replaced = diagonal + (from[i] == to[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = Math.min(Math.min(row[j], row[j + 1]) + 1, replaced);
      }
    }
    return row[to.length];
  }

  private static List<String[]> rows(Path file) {
    return lines(file).stream().map(line -> line.split("\t", 2)).toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
