package io.formant.yaml;

import io.formant.yaml.Value.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a document together: the use chain, overrides of variables, references, then overrides of everything else. */
final class DocumentReader {
  private final List<Problem> problems = new ArrayList<>();

  Document read(Path file, List<String> overrides) {
    Mapping merged = new UseChain(problems).load(file);
    List<Setting> sets = overrides.stream()
        .flatMap(text -> Setting.parse(text, problems).stream())
        .toList();
    Mapping root = merged;
    for (Setting set : sets) {
      root = set.isVariable() ? set.applied(root, problems) : root;
    }
    References references = References.of(root, problems);
    root = references.resolved(root);
    for (Setting set : sets) {
      root = set.isVariable() ? root : set.with(references).applied(root, problems);
    }
    return new Document(file, root, problems.stream().distinct().toList());
  }
}
