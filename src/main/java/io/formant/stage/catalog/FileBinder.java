package io.formant.stage.catalog;

import io.formant.artifact.Artifact;
import io.formant.stage.From;
import io.formant.stage.PublishedFile;
import io.formant.stage.Weights;
import io.formant.yaml.Value;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.Value.Scalar;
import io.formant.yaml.Value.ScalarType;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Turns a YAML value into a published file, or into the stage that stands in its place. */
final class FileBinder {
  private final SpecBinder records;
  private final ValueBinder values;

  FileBinder(SpecBinder records, ValueBinder values) {
    this.records = records;
    this.values = values;
  }

  /** The value, or empty with a problem added. */
  Optional<Object> bind(KeyType type, Value value, String key) {
    if (value instanceof Scalar scalar && type instanceof KeyType.Model model && isWord(scalar)) {
      return Optional.of(trained(values.reference(model.kind(), scalar)));
    }
    Optional<PublishedFile> file = file(type, value, key);
    return type instanceof KeyType.Model
        ? file.map(Weights.Published<Artifact>::new)
        : file.map(Object.class::cast);
  }

  private Optional<PublishedFile> file(KeyType type, Value value, String key) {
    if (value instanceof Mapping mapping) {
      return records.bind(PublishedFile.class, mapping, key, mapping.mark(), Set.of());
    }
    if (value instanceof Scalar scalar && isText(scalar)) {
      return values.path(scalar, key).map(Path.class::cast).map(PublishedFile::at);
    }
    return values.refuse(type, value, key).map(PublishedFile.class::cast);
  }

  /** A file's name contains a slash or a point. */
  private static boolean isWord(Scalar scalar) {
    return isText(scalar) && !scalar.text().contains("/") && !scalar.text().contains(".");
  }

  private static boolean isText(Scalar scalar) {
    return scalar.type() == ScalarType.TEXT && !scalar.text().isBlank();
  }

  @SuppressWarnings("unchecked") // the plan checks the kind of what is referred to
  private static Object trained(From<?> from) {
    return new Weights.Trained<>((From<Artifact>) from);
  }
}
