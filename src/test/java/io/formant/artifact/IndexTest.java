package io.formant.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {
  @TempDir
  Path folder;

  private static Digest key(String text) {
    return Digest.of(text);
  }

  @Test
  void a_result_is_found_before_and_after_it_is_written() {
    try (Store store = Store.open(folder)) {
      store.index().record(key("a"), key("object"));
      assertThat(store.index().find(key("a"))).contains(key("object"));
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.index().find(key("a"))).contains(key("object"));
      assertThat(store.index().find(List.of(key("a"), key("b")))).containsOnlyKeys(key("a"));
    }
  }

  @Test
  void a_damaged_result_is_a_miss() {
    assertThat(IndexFile.checked(key("a").hex(), key("object").hex() + "00000000"))
        .isEmpty();
    assertThat(IndexFile.checked(key("a").hex(), "")).isEmpty();
  }

  @Test
  void timings_fall_back_to_another_version_of_the_code() {
    try (Store store = Store.open(folder)) {
      assertThat(store.index().timing("train", "v1")).isEmpty();
      store.index().recordTiming("train", "v1", new Index.Timing(1, 60));
      store.index().recordTiming("train", "v2", new Index.Timing(1, 30));
      assertThat(store.index().timing("train", "v1")).contains(new Index.Timing(1, 60));
      assertThat(store.index().timing("train", "v3")).contains(new Index.Timing(1, 30));
    }
  }

  @Test
  void the_last_fingerprint_of_a_stage_is_remembered_for_its_pipeline() {
    Fingerprint fingerprint =
        new Fingerprint(List.of(new Fingerprint.Part("spec.rate-hz", "16000")));
    try (Store store = Store.open(folder)) {
      store.index().remember(Path.of("a.yaml"), Map.of("mel", fingerprint));
      assertThat(store.index().last(Path.of("x/../a.yaml"), "mel")).contains(fingerprint);
      assertThat(store.index().last(Path.of("b.yaml"), "mel")).isEmpty();
    }
  }

  @Test
  void threads_with_a_store_each_lose_nothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> writers = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      String name = "t" + thread;
      writers.add(threads.submit(() -> write(name)));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    threads.shutdown();
    try (Store store = Store.open(folder)) {
      assertThat(store.index().size()).isEqualTo(4 * 30);
    }
  }

  private void write(String name) {
    for (int batch = 0; batch < 3; batch++) {
      try (Store store = Store.open(folder)) {
        for (int i = 0; i < 10; i++) {
          store.index().record(key(name + batch + i), key("object"));
        }
      }
    }
  }

  @Test
  void two_processes_that_make_one_fresh_cache_lose_nothing() throws Exception {
    List<Process> writers = List.of(Writer.start(folder, "p", 40), Writer.start(folder, "q", 40));
    for (Process writer : writers) {
      assertThat(writer.waitFor()).isZero();
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.index().size()).isEqualTo(80);
    }
  }

  @Test
  void a_killed_process_loses_nothing_that_it_had_written_and_locks_nothing() throws Exception {
    Process writer = Writer.start(folder, "k", 100_000);
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine();
          line != null && acknowledged.size() < 25;
          line = lines.readLine()) {
        acknowledged.add(line);
      }
      writer.destroyForcibly().waitFor();
    }
    try (Store store = Store.open(folder)) {
      List<Digest> keys = acknowledged.stream().map(IndexTest::key).toList();
      Map<Digest, Digest> found = store.index().find(keys);
      assertThat(found).hasSize(25);
      assertThat(store.sweep(found.values())).isEmpty();
      assertThat(store.verify().damaged()).isEmpty();
    }
  }

  @Test
  void a_session_is_short() {
    try (Store store = Store.open(folder)) {
      IntStream.range(0, 1000).forEach(i -> store.index().record(key("k" + i), key("object")));
      store.index().flush();
      IntStream.range(0, 10).forEach(i -> store.index().find(key("k" + i)));
      long started = System.nanoTime();
      IntStream.range(0, 10).forEach(i -> store.index().find(key("k" + i)));
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isLessThan(Duration.ofMillis(10 * 50));
    }
  }

  /** A process that stores objects and tells each name once its result is written. */
  static final class Writer {
    private Writer() {}

    static Process start(Path folder, String name, int count) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      return new ProcessBuilder(
              java,
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              Writer.class.getName(),
              folder.toString(),
              name,
              String.valueOf(count))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    }

    public static void main(String[] args) {
      try (Store store = Store.open(Path.of(args[0]))) {
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
          String text = args[1] + i;
          store.index().record(key(text), store.put(new StoreTest.Other(i)));
          store.index().flush();
          System.out.println(text);
        }
      }
    }
  }
}
