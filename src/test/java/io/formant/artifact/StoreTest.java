package io.formant.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  record Sound(String name, float[] samples) implements Artifact {}

  record Other(int value) implements Artifact {}

  @TempDir
  Path folder;

  private Store store;
  private final List<String> notices = new ArrayList<>();

  @BeforeEach
  void open() {
    store = Store.open(folder, new RunListener() {
      @Override
      public void noticed(String stage, String message) {
        notices.add(message);
      }
    });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Sound sound(int number) {
    return new Sound("s" + number, new float[] {number, number + 1, number + 2});
  }

  private Path file(Digest digest) {
    return folder.resolve("objects").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  private void flip(Digest digest, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file(digest));
    bytes[at] ^= 1;
    Files.write(file(digest), bytes);
  }

  private static Fingerprint fingerprint(String value) {
    return new Fingerprint(List.of(new Fingerprint.Part("type", value)));
  }

  @Test
  void an_object_is_named_by_its_bytes_and_read_back() throws IOException {
    Digest digest = store.put(sound(1));
    assertThat(Digest.of(Files.readAllBytes(file(digest)))).isEqualTo(digest);
    assertThat(store.read(digest, Sound.class)).usingRecursiveComparison().isEqualTo(sound(1));
    assertThat(store.put(sound(1))).isEqualTo(digest);
  }

  @Test
  void nothing_but_objects_is_left_by_a_put() throws IOException {
    Digest digest = store.put(sound(1));
    try (Stream<Path> files = Files.walk(folder.resolve("objects"))) {
      assertThat(files.filter(Files::isRegularFile)).containsExactly(file(digest));
    }
  }

  @Test
  void a_flipped_byte_is_detected_wherever_it_is_and_the_object_removed() throws IOException {
    for (int at = 0; at < 100; at += 9) {
      Digest digest = store.put(sound(1));
      flip(digest, at);
      assertThatThrownBy(() -> store.read(digest, Sound.class))
          .isInstanceOf(CorruptObjectException.class)
          .hasMessageContaining("is damaged");
      assertThat(store.holds(digest)).isFalse();
    }
  }

  @Test
  void a_truncated_object_is_detected() throws IOException {
    Digest digest = store.put(sound(1));
    Files.write(file(digest), new byte[0]);
    assertThatThrownBy(() -> store.read(digest, Sound.class))
        .isInstanceOf(CorruptObjectException.class);
  }

  @Test
  void a_missing_object_is_said_to_be_missing() {
    assertThatThrownBy(() -> store.read(Digest.of("nothing"), Sound.class))
        .isInstanceOf(CorruptObjectException.class)
        .hasMessageContaining("is missing");
  }

  @Test
  void storing_again_heals_a_damaged_object() throws IOException {
    Digest digest = store.put(sound(1));
    flip(digest, 50);
    store.put(sound(1));
    assertThat(store.read(digest, Sound.class).name()).isEqualTo("s1");
  }

  @Test
  void an_object_of_another_type_is_refused_and_kept() {
    Digest digest = store.put(sound(1));
    assertThatThrownBy(() -> store.read(digest, Other.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("holds a Sound, expected Other");
    assertThat(store.holds(digest)).isTrue();
  }

  @Test
  void verify_finds_every_damaged_object_and_changes_nothing() throws IOException {
    List<Digest> digests =
        IntStream.range(0, 20).mapToObj(i -> store.put(sound(i))).toList();
    flip(digests.get(3), 40);
    Files.write(file(digests.get(7)), new byte[] {1});
    Store.Verification found = store.verify();
    assertThat(found.objects()).isEqualTo(20);
    assertThat(found.damaged()).containsExactlyInAnyOrder(digests.get(3), digests.get(7));
    assertThat(store.holds(digests.get(3))).isTrue();
  }

  @Test
  void a_sweep_removes_the_damaged_and_names_the_missing() throws IOException {
    List<Digest> digests =
        IntStream.range(0, 5).mapToObj(i -> store.put(sound(i))).toList();
    flip(digests.get(1), 40);
    Files.delete(file(digests.get(2)));
    assertThat(store.sweep(digests)).containsExactlyInAnyOrder(digests.get(1), digests.get(2));
    assertThat(store.holds(digests.get(1))).isFalse();
    assertThat(store.holds(digests.get(0))).isTrue();
  }

  @Test
  void a_collection_keeps_what_the_roots_reach_and_what_made_it() throws IOException {
    Digest kept = store.put(sound(1));
    Digest dropped = store.put(sound(2));
    Digest manifest = store.put(new Manifest(List.of(new Entry("a", Map.of(), kept))));
    Digest made = store.put(
        new Provenance("load", fingerprint("load"), manifest, List.of(Digest.of("item"))));
    store.index().record(Digest.of("item"), kept);
    store.index().record(Digest.of("old"), dropped);
    Files.write(folder.resolve("objects/half.part"), new byte[3]);
    Files.write(store.checkpoint(Digest.of("x")), new byte[3]);
    Store.Collected collected = store.gc(Set.of(manifest));
    assertThat(collected.kept()).isEqualTo(3);
    assertThat(collected.removed()).isEqualTo(1);
    assertThat(collected.forgottenResults()).isZero();
    assertThat(List.of(kept, manifest, made)).allMatch(store::holds);
    assertThat(store.holds(dropped)).isFalse();
    assertThat(store.index().find(Digest.of("old"))).isEmpty();
    assertThat(store.index().find(Digest.of("item"))).contains(kept);
    assertThat(folder.resolve("objects/half.part")).doesNotExist();
    assertThat(store.checkpoint(Digest.of("x"))).doesNotExist();
  }

  @Test
  void a_collection_waits_for_nobody_and_says_who_is_in_the_way() {
    Digest digest = store.put(sound(1));
    try (Store second = Store.open(folder)) {
      assertThatThrownBy(() -> second.gc(Set.of()))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("is held by another run; try again");
    }
    assertThat(store.holds(digest)).isTrue();
    assertThat(store.gc(Set.of()).removed()).isEqualTo(1);
  }

  @Test
  void a_missing_index_is_rebuilt_from_the_objects() throws IOException {
    made();
    store.index().flush();
    Files.delete(folder.resolve("index.mapdb"));
    assertThat(store.index().find(Digest.of("item"))).isPresent();
    assertThat(store.index().find(fingerprint("load").digest())).isPresent();
  }

  @Test
  void a_damaged_index_is_rebuilt_and_the_listener_told() throws IOException {
    Digest sound = made();
    store.index().flush();
    byte[] bytes = Files.readAllBytes(folder.resolve("index.mapdb"));
    for (int i = 0; i < bytes.length; i += 3) {
      bytes[i] ^= 0x55;
    }
    Files.write(folder.resolve("index.mapdb"), bytes);
    assertThat(store.index().find(Digest.of("item"))).contains(sound);
    assertThat(notices).singleElement().asString().contains("was damaged and is rebuilt");
  }

  @Test
  void a_truncated_index_is_rebuilt() throws IOException {
    Digest sound = made();
    store.index().flush();
    byte[] bytes = Files.readAllBytes(folder.resolve("index.mapdb"));
    Files.write(folder.resolve("index.mapdb"), java.util.Arrays.copyOf(bytes, bytes.length / 3));
    assertThat(store.index().find(Digest.of("item"))).contains(sound);
  }

  private Digest made() {
    Digest sound = store.put(sound(1));
    Digest manifest = store.put(new Manifest(List.of(new Entry("a", Map.of(), sound))));
    store.put(new Provenance("load", fingerprint("load"), manifest, List.of(Digest.of("item"))));
    store.index().record(Digest.of("item"), sound);
    return sound;
  }

  @Test
  void status_counts_what_is_there() {
    store.put(sound(1));
    store.index().record(Digest.of("a"), Digest.of("b"));
    store.index().flush();
    Store.Status status = store.status();
    assertThat(status.objects()).isEqualTo(1);
    assertThat(status.objectsBytes()).isPositive();
    assertThat(status.results()).isEqualTo(1);
    assertThat(status.indexBytes()).isPositive();
  }

  @Test
  void a_folder_that_cannot_be_written_is_named_with_its_remedy() throws IOException {
    Path objects = folder.resolve("objects");
    Files.setPosixFilePermissions(objects, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      Assumptions.assumeFalse(Files.isWritable(objects), "the superuser may write anywhere");
      assertThatThrownBy(() -> store.put(sound(1)))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining(objects.toString())
          .hasMessageContaining("check that");
    } finally {
      Files.setPosixFilePermissions(objects, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void a_full_disk_is_told_with_its_remedy() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full), "needs /dev/full");
    IOException cause = org.assertj.core.api.Assertions.catchThrowableOfType(
        IOException.class, () -> Files.write(full, new byte[10]));
    assertThat(CacheException.cannot("write", full, cause)).hasMessageContaining("cache gc");
    assertThat(CacheException.diskTrouble(full, new IllegalStateException(cause)))
        .isPresent();
  }
}
