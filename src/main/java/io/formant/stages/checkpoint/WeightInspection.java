package io.formant.stages.checkpoint;

import io.formant.artifact.Digest;
import io.formant.stage.check.Inspection;
import io.formant.tensor.pickle.Unpickler;
import io.formant.tensor.stored.StoredTensor;
import io.formant.tensor.stored.WeightFormatException;
import io.formant.tensor.weights.StateDict;
import io.formant.tensor.weights.WeightFile;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a weight file and compares its names with those of every family. */
@Singleton
final class WeightInspection implements Inspection {

  private final List<Family> families;

  @Inject
  WeightInspection(@All List<Families> all) {
    families = all.stream().flatMap(some -> some.all().stream()).toList();
  }

  @Override
  public Findings inspect(Path file) throws IOException {
    WeightFile weights = WeightFile.open(file);
    List<Tensor> tensors = new ArrayList<>();
    for (Map.Entry<String, StoredTensor> entry : weights.stored().entrySet()) {
      tensors.add(tensor(entry.getKey(), entry.getValue()));
    }
    return new Findings(
        weights.format(),
        Files.size(file),
        Digest.of(file).hex(),
        weights.nesting(),
        tensors,
        weights.everything().names().size() - tensors.size(),
        brief(weights.metadata()),
        fits(folded(weights)));
  }

  private static StateDict folded(WeightFile weights) throws IOException {
    try {
      return weights.tensors().folded();
    } catch (IllegalArgumentException e) {
      throw new WeightFormatException(weights.path() + ": " + e.getMessage(), e);
    }
  }

  /** Words of the file as they may be printed. */
  private static Map<String, String> brief(Map<String, String> metadata) {
    Map<String, String> brief = new LinkedHashMap<>();
    metadata.forEach((key, value) -> brief.put(Unpickler.brief(key), Unpickler.brief(value)));
    return brief;
  }

  private static Tensor tensor(String name, StoredTensor stored) throws IOException {
    return new Tensor(
        name,
        stored.type().word(),
        stored.type().real(),
        Arrays.stream(stored.shape()).boxed().toList(),
        stored.size(),
        stored.notFinite());
  }

  /** Families whose every name is there, those with more names first; else those with at least half of their names. */
  private List<Fit> fits(StateDict tensors) {
    List<Fit> fits = families.stream()
        .map(family -> family.fit(tensors))
        .filter(fit -> 2 * fit.missing().size() <= fit.names())
        .sorted(
            Comparator.comparing(Fit::names, Comparator.reverseOrder()).thenComparing(Fit::family))
        .toList();
    List<Fit> whole = fits.stream().filter(Fit::whole).toList();
    return whole.isEmpty()
        ? fits.stream().map(fit -> Family.hinted(fit, tensors)).toList()
        : whole;
  }
}
