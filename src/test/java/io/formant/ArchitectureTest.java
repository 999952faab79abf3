package io.formant;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.formant.cli.Main;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may know what. Each rule also sees to it that it looked at something. */
class ArchitectureTest {
  private static final String ROOT = "io.formant";
  private static final Set<String> FRAMEWORK =
      Set.of("yaml", "artifact", "stage", "plan", "route", "report");
  private static final Set<String> LABORATORY = Set.of(
      "audio", "corpus", "text", "tensor", "nn", "model", "diffusion", "loss", "train", "metric");
  private static final Map<String, Set<String>> ALLOWED = allowed();

  /** Those that lie with the program's own, wherever the tests' lie. */
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  private static Map<String, Set<String>> allowed() {
    Map<String, Set<String>> allowed = new TreeMap<>();
    allowed.put("yaml", Set.of());
    allowed.put("artifact", Set.of());
    allowed.put("stage", Set.of("artifact", "yaml"));
    allowed.put("plan", Set.of("stage", "artifact", "yaml"));
    allowed.put("route", Set.of("plan", "stage", "artifact"));
    allowed.put("report", Set.of("plan", "artifact"));
    allowed.put("web", FRAMEWORK);
    allowed.put("cli", FRAMEWORK);
    allowed.put("audio", Set.of());
    allowed.put("corpus", Set.of("audio"));
    allowed.put("text", Set.of());
    allowed.put("tensor", Set.of());
    allowed.put("nn", Set.of("tensor"));
    allowed.put("model", Set.of("nn", "tensor", "audio", "text"));
    allowed.put("loss", Set.of("tensor"));
    allowed.put("diffusion", Set.of("tensor"));
    allowed.put("train", Set.of("diffusion", "loss", "tensor"));
    allowed.put("metric", Set.of("audio"));
    Set<String> met = new TreeSet<>(LABORATORY);
    met.addAll(List.of("stage", "artifact"));
    allowed.put("stages", met);
    return allowed;
  }

  @Test
  void packages_depend_only_on_what_the_design_allows() {
    List<String> forbidden = CLASSES.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .filter(ArchitectureTest::isForbidden)
        .map(Dependency::getDescription)
        .toList();

    assertThat(forbidden).isEmpty();
    assertThat(modules()).contains("yaml", "stage", "plan", "audio", "tensor", "stages");
  }

  private static boolean isForbidden(Dependency dependency) {
    String from = module(dependency.getOriginClass());
    String to = module(dependency.getTargetClass());
    return !to.isEmpty()
        && !from.equals(to)
        && !ALLOWED.getOrDefault(from, Set.of()).contains(to);
  }

  @Test
  void every_package_has_its_place_in_the_design() {
    assertThat(ALLOWED.keySet()).containsAll(modules());
  }

  @Test
  void there_are_no_cycles_between_packages() {
    slices().matching("io.formant.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "picocli, cli",
    "org.yaml.snakeyaml, yaml",
    "org.mapdb, artifact",
    "org.apache.camel, route",
    "org.objectweb.asm, plan"
  })
  void a_library_stays_behind_its_door(String library, String door) {
    Set<String> users = users(library);

    assertThat(users).containsExactly(door);
  }

  @Test
  void rest_stays_in_the_dashboard_and_tensors_in_the_laboratory() {
    assertThat(Set.of("web")).containsAll(users("jakarta.ws.rs"));
    Set<String> tensors = users("ai.djl");

    assertThat(tensors).contains("tensor").doesNotContain("audio", "corpus");
    assertThat(Stream.concat(LABORATORY.stream(), Stream.of("stages"))).containsAll(tensors);
  }

  private static Set<String> users(String library) {
    Set<String> users = new TreeSet<>();
    CLASSES.stream()
        .filter(type -> type.getDirectDependenciesFromSelf().stream()
            .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(library)))
        .forEach(type -> users.add(module(type)));
    return users;
  }

  @Test
  void names_say_something() {
    List<String> types = CLASSES.stream().map(JavaClass::getSimpleName).toList();

    assertThat(types)
        .hasSizeGreaterThan(50)
        .noneMatch(name -> name.matches(".*(Utils?|Helper|Manager|Factory|Impl)|Abstract.*"));
    assertThat(packages())
        .hasSizeGreaterThan(10)
        .noneMatch(name -> name.matches(".*\\.(utils?|common|core|impl|manager|helpers?)(\\..*)?"))
        .allMatch(
            name -> name.substring(ROOT.length()).chars().filter(c -> c == '.').count() <= 2);
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(packages()).isNotEmpty().allSatisfy(name -> {
      JavaPackage info = CLASSES.getPackage(name);
      assertThat(info.isAnnotatedWith(NullMarked.class)).as(name).isTrue();
    });
  }

  /** DJL makes an array of the number in memory that the collector frees while autograd still reads it: use Kernels. */
  @Test
  void arrays_meet_java_numbers_in_kernels_alone() {
    Set<String> samplingAlone = Set.of("Guidance");

    assertThat(CLASSES.stream()
            .filter(type -> samplingAlone.stream()
                .noneMatch(name -> type.getName().matches(".*\\." + name + "(\\$.*)?")))
            .filter(type -> type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget()
                    .getFullName()
                    .matches("ai\\.djl\\.ndarray\\.NDArray\\.\\w+\\(java\\.lang\\.Number.*")))
            .map(JavaClass::getName))
        .isEmpty();
    assertThat(users("ai.djl.ndarray")).isNotEmpty();
  }

  @Test
  void randomness_comes_from_a_seed() {
    assertThat(callers(call -> call.equals("java.lang.Math.random()")
            || call.equals(Random.class.getName() + ".<init>()")))
        .isEmpty();
    assertThat(callers(call -> call.startsWith("java.lang.Math."))).isNotEmpty();
  }

  @Test
  void the_time_of_day_is_known_to_the_report_alone() {
    Set<String> clocks = Set.of(
        Clock.class.getName() + ".system",
        Instant.class.getName() + ".now",
        LocalDate.class.getName() + ".now",
        LocalDateTime.class.getName() + ".now",
        OffsetDateTime.class.getName() + ".now",
        ZonedDateTime.class.getName() + ".now",
        Date.class.getName() + ".<init>()",
        "java.lang.System.currentTimeMillis");

    assertThat(callers(call -> clocks.stream().anyMatch(call::startsWith)))
        .allMatch(name -> name.startsWith(ROOT + ".report."));
    assertThat(callers(call -> call.startsWith("java.lang.System.nanoTime"))).isNotEmpty();
  }

  /** The classes that call a method or constructor whose {@code owner.name(parameters)} passes. */
  private static List<String> callers(Predicate<String> called) {
    return CLASSES.stream()
        .filter(type -> type.getAccessesFromSelf().stream()
            .anyMatch(call -> called.test(call.getTarget().getFullName())))
        .map(JavaClass::getName)
        .toList();
  }

  private static Set<String> modules() {
    Set<String> modules = new TreeSet<>();
    CLASSES.forEach(type -> modules.add(module(type)));
    modules.remove("");
    return modules;
  }

  private static Set<String> packages() {
    Set<String> packages = new TreeSet<>();
    CLASSES.forEach(type -> packages.add(type.getPackageName()));
    return packages;
  }

  /** The package directly below the root; empty outside. */
  private static String module(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
  }
}
