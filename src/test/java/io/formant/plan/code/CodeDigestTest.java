package io.formant.plan.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.words.WordStages;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeDigestTest {
  private static final Map<String, String> PROGRAM = Map.of(
      "demo/Root.java", """
          package demo;
          public class Root {
            public static int run(int x) { return new Near().twice(x); }
          }
          """,
      "demo/Near.java", """
          package demo;
          class Near {
            static final String TABLE = "table.txt";
            int twice(int x) { java.util.function.IntUnaryOperator f = y -> Far.plus(y, y); return f.applyAsInt(x); }
          }
          """,
      "demo/Far.java", """
          package demo;
          class Far {
            static int plus(int a, int b) { return a + b; }
          }
          """,
      "demo/Alone.java", "package demo; class Alone { int x = 1; }",
      "demo/table.txt", "one");

  @TempDir
  Path folder;

  @Test
  void a_class_reached_only_through_a_lambda_counts() throws Exception {
    assertThat(
            digest(Map.of("demo/Far.java", PROGRAM.get("demo/Far.java").replace("a + b", "a - b"))))
        .isNotEqualTo(digest(Map.of()));
  }

  @Test
  void comments_lines_and_parameter_names_do_not_count() throws Exception {
    String moved = "// a comment\n\n\n"
        + PROGRAM
            .get("demo/Far.java")
            .replace("int a, int b", "int left, int right")
            .replace("a + b", "left + right");

    assertThat(digest(Map.of("demo/Far.java", moved))).isEqualTo(digest(Map.of()));
  }

  @Test
  void a_class_that_is_not_reached_does_not_count() throws Exception {
    assertThat(digest(Map.of("demo/Alone.java", "package demo; class Alone { int x = 2; }")))
        .isEqualTo(digest(Map.of()));
  }

  @Test
  void a_resource_that_a_reached_class_names_counts() throws Exception {
    assertThat(digest(Map.of("demo/table.txt", "two"))).isNotEqualTo(digest(Map.of()));
  }

  @Test
  void the_digest_is_the_same_in_another_folder_and_from_a_jar() throws Exception {
    assertThat(digest(Map.of())).isEqualTo(digest(Map.of()));
  }

  @Test
  void what_runs_stages_is_not_followed_but_what_stages_are_made_of_is() {
    Code code = new CodeDigest().of(WordStages.Count.class);

    assertThat(code.classes())
        .contains("io/formant/stage/Inputs", "io/formant/artifact/Entry")
        .noneMatch(name -> name.startsWith("io/formant/yaml/"));
    assertThat(code.usesTensors()).isFalse();
  }

  @Test
  void a_library_counts_by_name_and_version_and_the_java_platform_does_not() {
    assertThat(new CodeDigest("io/formant/plan/code/").of(ClassScan.class).libraries())
        .anyMatch(name -> name.matches("asm-\\d.*"))
        .noneMatch(name -> name.startsWith("java"));
    assertThat(new CodeDigest().of(WordStages.class).libraries()).isEmpty();
  }

  /** Compiles the program with some files replaced, and digests what {@code Root} reaches. */
  private String digest(Map<String, String> replaced)
      throws IOException, ReflectiveOperationException {
    Path root = Files.createTempDirectory(folder, "program");
    Files.createDirectories(root.resolve("demo"));
    List<String> sources = new ArrayList<>(List.of("-g", "-d", root.toString()));
    for (String name : PROGRAM.keySet()) {
      Path file =
          Files.writeString(root.resolve(name), replaced.getOrDefault(name, PROGRAM.get(name)));
      Stream.of(file.toString()).filter(path -> path.endsWith(".java")).forEach(sources::add);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, sources.toArray(String[]::new))).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
      return new CodeDigest("demo/").of(loader.loadClass("demo.Root")).digest().hex();
    }
  }
}
