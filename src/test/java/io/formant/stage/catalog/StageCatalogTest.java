package io.formant.stage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.formant.stage.catalog.StageDescription.Shape;
import io.formant.words.WordStages;
import io.formant.yaml.Mark;
import io.formant.yaml.Problem;
import io.formant.yaml.Value.Mapping;
import io.formant.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageCatalogTest {
  @Test
  void a_stage_is_described_by_its_class() {
    StageDescription shout = WordStages.catalog().find("shout").orElseThrow();

    assertThat(shout.about()).isEqualTo("Shouts.");
    assertThat(shout.shape()).isEqualTo(Shape.MAP);
    assertThat(shout.output()).isEqualTo(WordStages.Word.class);
    assertThat(shout.keys()).extracting(SpecKey::name).containsExactly("from", "times", "rate-hz");
    assertThat(shout.keys()).extracting(SpecKey::required).containsExactly(true, false, false);
    assertThat(shout.key("times").flatMap(SpecKey::defaultYaml)).contains("1");
    assertThat(KeyType.of(shout.keys().get(0).type()).words())
        .isEqualTo("the id of a stage that yields words");
  }

  @Test
  void two_stages_of_one_type_are_refused() {
    assertThatThrownBy(
            () -> new StageCatalog(List.of(new WordStages.Shout(), new WordStages.Shout())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stage type 'shout' is both");
  }

  @Test
  void the_program_has_stages() {
    assertThat(RealStages.catalog().types()).contains("load-audio", "featurize.mel");
  }

  static List<StageDescription> stages() {
    return List.copyOf(RealStages.catalog().all());
  }

  /** Each key has a type that the binder knows, documentation, and a default that fits; each example binds. */
  @ParameterizedTest
  @MethodSource("stages")
  void a_stage_of_the_program_is_documented_and_its_example_works(StageDescription stage) {
    List<Problem> problems = new ArrayList<>();
    Mapping example = (Mapping) YamlText.parse("example", stage.example());

    assertThat(stage.keys())
        .allSatisfy(key -> assertThat(key.doc()).as(key.name()).isNotBlank());
    assertThat(example.locate("type").column()).isPositive();
    assertThat(YamlText.parse("example", stage.example()).plain())
        .asString()
        .contains("type=" + stage.type());
    new SpecBinder(problems)
        .bind(stage.spec(), example, "stage " + stage.type(), Mark.of("example"));
    assertThat(problems).isEmpty();
  }
}
