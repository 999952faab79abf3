package io.formant.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTest {
  @TempDir
  Path folder;

  @Test
  void a_plain_scalar_has_the_type_of_the_core_schema() throws IOException {
    Document document = read(
        "{a: no, b: 2e-3, c: 16000, d: true, e: '5', f: ~, g: 1:30, h: 0x10, i: .5, j: 2024-01-01}");

    assertThat(document.root().plain().toString())
        .isEqualTo(
            "{a=no, b=0.002, c=16000, d=true, e=5, f=null, g=1:30, h=16, i=0.5, j=2024-01-01}");
    assertThat(document.root().fields().get("e").value().plain()).isEqualTo("5");
    assertThat(document.root().fields().get("h").value().plain()).isEqualTo(16L);
  }

  @Test
  void a_long_text_is_cut_in_messages() throws IOException {
    Document document = read("a: |\n  one\n  two\nb: " + "x".repeat(500));

    assertThat(document.root().fields().get("a").value().described()).isEqualTo("'one two '");
    assertThat(document.root().fields().get("b").value().described())
        .isEqualTo("'" + "x".repeat(40) + "…'");
  }

  @Test
  void every_value_and_key_knows_its_line_and_column() throws IOException {
    Document document = read("stages:\n  clips: {type: load}\n");

    Value.Mapping stages = (Value.Mapping) document.root().value("stages").orElseThrow();
    assertThat(stages.fields().get("clips").mark().location()).isEqualTo(file("a.yaml") + ":2:3");
    assertThat(document.root().locate("stages.clips.type").column()).isEqualTo(17);
    assertThat(document.root().locate("stages.clips.nothing").column()).isEqualTo(10);
  }

  @Test
  void a_whole_reference_keeps_the_type_and_may_be_a_mapping() throws IOException {
    Document document = read(
        "vars: {rate: 16, net: {size: 3}}\na: '${rate}'\nb: '${net}'\nc: '${net.size}'\nd: at ${rate} Hz");

    assertThat(plain(document, "a")).isEqualTo(16L);
    assertThat(plain(document, "b")).hasToString("{size=3}");
    assertThat(plain(document, "c")).isEqualTo(3L);
    assertThat(plain(document, "d")).isEqualTo("at 16 Hz");
  }

  @Test
  void a_variable_may_refer_to_others_and_be_looked_into() throws IOException {
    Document document = read("vars: {small: {size: 3}, net: '${small}'}\na: '${net.size}'");

    assertThat(plain(document, "a")).isEqualTo(3L);
    assertThat(document.problems()).isEmpty();
  }

  @Test
  void an_unknown_variable_is_shown_where_it_is_used_and_the_nearest_offered() throws IOException {
    Document document = read("vars: {rate-hz: 16}\na: to ${rate-khz}");

    assertThat(rendered(document))
        .isEqualTo(
            file("a.yaml")
                + ":2:7: no variable 'rate-khz'\n  a: to ${rate-khz}\n        ^ did you mean 'rate-hz'?");
  }

  @Test
  void circular_variables_are_refused() throws IOException {
    Document document = read("vars: {a: '${b}', b: '${a}'}\nx: '${a}'");

    assertThat(rendered(document)).contains("variables go in circles: b -> a -> b");
  }

  @Test
  void variables_that_multiply_are_refused() throws IOException {
    String vars = IntStream.range(1, 30)
        .mapToObj(i -> "  v" + i + ": ['${v" + (i - 1) + "}', '${v" + (i - 1) + "}']\n")
        .collect(Collectors.joining());

    Document document = read("vars:\n  v0: 1\n" + vars + "x: '${v29}'");

    assertThat(rendered(document)).contains("variables expand to more than 1000000 values");
  }

  @Test
  void texts_that_multiply_are_refused() throws IOException {
    String vars = IntStream.range(1, 40)
        .mapToObj(i -> "  v" + i + ": '${v" + (i - 1) + "}${v" + (i - 1) + "}'\n")
        .collect(Collectors.joining());

    assertThat(rendered(read("vars:\n  v0: word\n" + vars + "x: '${v39}'")))
        .contains("variables expand to more than");
  }

  @Test
  void an_alias_bomb_is_refused_in_a_moment() throws IOException {
    String bomb = IntStream.range(1, 40)
        .mapToObj(i -> "b" + i + ": &b" + i + " [*b" + (i - 1) + ", *b" + (i - 1) + "]\n")
        .collect(Collectors.joining());

    assertThatThrownBy(() -> read("b0: &b0 [x, x]\n" + bomb))
        .isInstanceOf(Problems.class)
        .hasMessageContaining(":16:6: aliases expand to more than 100000 values");
  }

  @Test
  void an_alias_that_contains_itself_is_refused() throws IOException {
    assertThat(rendered(read("a: &a [*a]"))).contains("an alias that contains itself");
  }

  @Test
  void a_tag_cannot_name_a_class() throws IOException {
    assertThat(rendered(read("a: !!java.io.File [/etc/passwd]")))
        .contains("values have no classes here");
  }

  @Test
  void merge_keys_yield_to_own_keys() throws IOException {
    Document document = read("base: &base {a: 1, b: 2}\nown: {<<: *base, b: 3}");

    assertThat(plain(document, "own")).hasToString("{b=3, a=1}");
  }

  @Test
  void used_files_are_merged_in_order_under_the_own_values() throws IOException {
    write("one.yaml", "vars: {a: 1, b: 1, c: 1, deep: {x: 1}}");
    write("two.yaml", "vars: {b: 2, c: 2, deep: {y: 2}}");

    Document document = read("use: [one.yaml, two.yaml]\nvars: {c: 3}");

    assertThat(document.root().plain().toString())
        .isEqualTo("{vars={a=1, b=2, c=3, deep={x=1, y=2}}}");
    assertThat(document.root().locate("vars.a").location()).isEqualTo(file("one.yaml") + ":1:11");
  }

  @Test
  void a_chain_of_use_is_followed_relative_to_each_file() throws IOException {
    Files.createDirectory(folder.resolve("deep"));
    write("deep/inner.yaml", "vars: {a: 1}");
    write("deep/outer.yaml", "use: inner.yaml");

    assertThat(read("use: deep/outer.yaml").root().locate("vars.a").place())
        .isEqualTo(file("deep/inner.yaml"));
  }

  @Test
  void a_circle_of_use_is_refused() throws IOException {
    write("b.yaml", "use: a.yaml");

    assertThat(rendered(read("use: b.yaml")))
        .startsWith(file("b.yaml") + ":1:6: use goes in circles: a.yaml -> b.yaml -> a.yaml");
  }

  @Test
  void a_missing_or_broken_used_file_is_reported_and_the_rest_still_read() throws IOException {
    write("broken.yaml", "a: [1");

    Document document = read("use: [nowhere.yaml, broken.yaml]\na: 1");

    assertThat(rendered(document))
        .contains("no such file: " + file("nowhere.yaml"))
        .contains(file("broken.yaml") + ":");
    assertThat(plain(document, "a")).isEqualTo(1L);
  }

  @Test
  void overrides_reach_stages_by_id_variables_and_the_seed() throws IOException {
    write(
        "a.yaml",
        "vars: {rate: 16, net: {size: 3, deep: 1}}\nseed: 1\nstages:\n  model: {net: '${net}', rate: '${rate}'}");

    Document document = Document.read(
        folder.resolve("a.yaml"),
        List.of(
            "vars.rate=8",
            "model.net.size=5",
            "model.new={x: '${rate}'}",
            "seed=7",
            "stages.more={type: t}"));

    assertThat(document.problems()).isEmpty();
    assertThat(plain(document, "seed")).isEqualTo(7L);
    assertThat(plain(document, "stages"))
        .hasToString("{model={net={size=5, deep=1}, rate=8, new={x=8}}, more={type=t}}");
    assertThat(document.root().locate("stages.model.net.size").location())
        .isEqualTo("--set model.net.size");
  }

  @Test
  void a_bad_override_is_shown_as_it_was_typed() throws IOException {
    write("a.yaml", "stages:\n  model: {steps: 1}");

    Document document = Document.read(
        folder.resolve("a.yaml"),
        List.of("modle.steps=1", "model.steps.x=1", "nonsense", "model.steps=[1"));

    assertThat(rendered(document)).isEqualTo("""
        --set model.steps: cannot read this YAML: expected ',' or ']', but got <stream end>
          --set model.steps=[1
                              ^
        --set model.steps.x: steps is 1, it has no keys to set
          --set model.steps.x=1
                ^
        --set modle.steps: no stage 'modle'
          --set modle.steps=1
                ^ did you mean 'model'?
        --set nonsense: expected KEY=VALUE
          --set nonsense
                ^ such as model.steps=100""");
  }

  @Test
  void what_cannot_be_read_at_all_is_told_by_the_file_name() throws IOException {
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    write("zero.yaml", "a: \u0001");

    assertThatThrownBy(() -> Document.read(folder.resolve("none.yaml"), List.of()))
        .isInstanceOf(Problems.class)
        .hasMessage(file("none.yaml") + ": there is no such file");
    assertThatThrownBy(() -> Document.read(folder, List.of()))
        .hasMessageContaining("is a folder, expected a file");
    assertThatThrownBy(() -> Document.read(folder.resolve("latin.yaml"), List.of()))
        .hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> Document.read(folder.resolve("zero.yaml"), List.of()))
        .hasMessageContaining(":1:4: character U+0001 is not allowed in YAML");
  }

  @Test
  void deep_nesting_and_great_length_are_refused() throws IOException {
    assertThatThrownBy(() -> read("a: " + "[".repeat(200))).isInstanceOf(Problems.class);
    assertThatThrownBy(() -> read("#" + "x".repeat(2_000_000)))
        .hasMessageContaining("too large to read");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_change_nothing() throws IOException {
    Document document = read("\ufeffa: 1\r\nb: ${x}\r\n");

    assertThat(rendered(document))
        .startsWith(file("a.yaml") + ":2:4: no variable 'x'\n  b: ${x}\n     ^");
  }

  private Document read(String yaml) throws IOException {
    write("a.yaml", yaml);
    return Document.read(folder.resolve("a.yaml"), List.of());
  }

  private void write(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name), yaml);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Object plain(Document document, String key) {
    return document.root().fields().get(key).value().plain();
  }

  private static String rendered(Document document) {
    return new Problems(document.problems()).getMessage();
  }
}
