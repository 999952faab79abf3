package io.formant.stages.reference;

import io.formant.stage.check.Parity.Deviation;
import io.formant.yaml.Document;
import java.nio.file.Path;
import java.util.List;

/** The small reference cases among the tests' resources: {@code parity/SYSTEM/CASE}. */
public final class SmallCases {
  private static final Path ROOT = Path.of("src", "test", "resources", "parity");

  private SmallCases() {}

  /** How far a system's outputs are from a case's, such as {@code metrics/eer}. */
  public static List<Deviation> deviations(ParitySystem system, String name) {
    Path folder = ROOT.resolve(name);
    Document document = Document.read(folder.resolve("case.yaml"), List.of());
    return new ReferenceParity(List.of(system))
        .compare(folder, document.root().plain())
        .outputs();
  }
}
