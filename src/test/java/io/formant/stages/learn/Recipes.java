package io.formant.stages.learn;

import io.formant.stage.catalog.SpecBinder;
import io.formant.yaml.Mark;
import io.formant.yaml.Problem;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/** Recipes as a pipeline would write them. */
public final class Recipes {
  private Recipes() {}

  /** Such as {@code {accumulate: 2}}. */
  public static Recipe of(String yaml) {
    List<Problem> problems = new ArrayList<>();
    Mapping mapping = (Mapping) YamlText.parse("recipe", yaml);
    return new SpecBinder(problems)
        .bind(Recipe.class, mapping, "recipe", Mark.of("recipe"))
        .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
  }
}
