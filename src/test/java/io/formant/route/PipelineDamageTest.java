package io.formant.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.formant.artifact.CorruptObjectException;
import io.formant.artifact.Digest;
import io.formant.artifact.Provenance;
import io.formant.route.TestStages.Num;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects and indexes that are damaged or lost are made again, and nothing else is. */
@Timeout(60)
class PipelineDamageTest extends TestPipeline {
  private List<Digest> provenances() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("objects"))) {
      List<Digest> found = files
          .filter(Files::isRegularFile)
          .filter(PipelineDamageTest::isProvenance)
          .map(file -> new Digest(file.getFileName().toString()))
          .toList();
      assertThat(found).hasSize(5);
      return found;
    }
  }

  private static boolean isProvenance(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(Provenance.class.getName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_flipped_byte_is_made_again_by_the_next_run_and_nothing_after_it_runs() throws IOException {
    RunResult first = run();
    flip(entries(outcome(first, "scaled")).get(4).digest());
    events.clear();
    RunResult second = run();
    assertThat(ran(second)).containsExactly(0, 1, 0, 0, 0);
    assertThat(events)
        .anyMatch(event -> event.startsWith("notice scaled 1 of its cached objects are damaged"));
    assertThat(store.verify().damaged()).isEmpty();
    assertThat(ran(run())).containsOnly(0);
  }

  @Test
  void a_damaged_manifest_is_made_again_without_running_an_item() throws IOException {
    RunResult first = run();
    flip(outcome(first, "added").output());
    assertThat(ran(run())).containsOnly(0);
    assertThat(store.verify().damaged()).isEmpty();
  }

  @Test
  void a_damaged_result_of_a_barrier_is_computed_again() throws IOException {
    RunResult first = run();
    flip(entries(outcome(first, "total")).get(0).digest());
    assertThat(ran(run())).containsExactly(0, 0, 1, 0, 0);
  }

  @Test
  void an_object_that_is_damaged_while_the_run_reads_it_is_made_again_in_the_same_run() {
    total.body = (task, sum) -> {
      if (total.sums.isEmpty()) {
        flip(store.put(new Num(1000)));
      }
    };
    RunResult result = run();
    assertThat(result.failure()).isEmpty();
    assertThat(value(result, "all")).isEqualTo(495_000);
    assertThat(ran(result)).startsWith(10, 11, 1);
    assertThat(events).noneMatch(event -> event.startsWith("fail"));
  }

  @Test
  void an_object_that_is_damaged_for_good_fails_the_run_and_does_not_loop() {
    all.work = value -> store.read(Digest.of("never stored"), Num.class).value();
    RunResult result = run();
    assertThat(result.failure().orElseThrow().cause()).isInstanceOf(CorruptObjectException.class);
    assertThat(all.sums).hasSize(2);
  }

  @Test
  void a_run_is_rebuilt_from_the_objects_when_the_index_is_lost() throws IOException {
    run();
    Files.delete(folder.resolve("index.mapdb"));
    assertThat(ran(run())).containsOnly(0);
  }

  @Test
  void a_rebuilt_index_leads_each_item_to_its_own_object_whatever_the_order_of_the_listing()
      throws IOException {
    source.numbers.clear();
    source.numbers.put("b", 5L);
    source.numbers.put("a", 7L);
    run();
    Files.delete(folder.resolve("index.mapdb"));
    source.numbers.put("c", 100L);
    RunResult result = run();
    assertThat(ran(result)).startsWith(1, 1);
    assertThat(entries(outcome(result, "numbers")).stream()
            .map(entry -> entry.key() + store.read(entry.digest(), Num.class).value()))
        .containsExactly("a7", "b5", "c100");
  }

  @Test
  void a_damaged_note_of_what_made_an_output_is_written_again() throws IOException {
    run();
    for (Digest note : provenances()) {
      flip(note);
    }
    assertThat(ran(run())).containsOnly(0);
    assertThat(store.verify().damaged()).isEmpty();
    Files.delete(folder.resolve("index.mapdb"));
    assertThat(ran(run())).containsOnly(0);
  }
}
