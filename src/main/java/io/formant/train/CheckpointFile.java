package io.formant.train;

import io.formant.tensor.TensorData;
import io.formant.tensor.weights.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Checkpoints in one safetensors file, written beside and moved into place, with a checksum over all values. */
public final class CheckpointFile implements Checkpoints {

  private static final String STEP = "step";
  private static final String CHECKSUM = "crc32c";
  private static final String NUMBER = "number.";

  private final Path file;

  public CheckpointFile(Path file) {
    this.file = file;
  }

  @Override
  public Optional<Checkpoint> latest() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Safetensors saved = Safetensors.read(file);
      Map<String, String> facts = new TreeMap<>(saved.metadata());
      String sum = facts.remove(CHECKSUM);
      return checksum(facts, saved.tensors()).equals(sum)
          ? Optional.of(checkpoint(facts, saved.tensors()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // damaged, so the training starts again
    }
  }

  @Override
  public void save(Checkpoint checkpoint) {
    Map<String, String> facts = facts(checkpoint);
    facts.put(CHECKSUM, checksum(facts, checkpoint.tensors()));
    Path next = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      write(new Safetensors(checkpoint.tensors(), facts), next);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot keep the training's state in " + file + ": " + e.getMessage(), e);
    }
  }

  /** The part has a name of its own, since two processes may train the same. */
  private void write(Safetensors state, Path part) throws IOException {
    try {
      state.write(part);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** All but the tensors: the step, and the numbers in hexadecimal notation, which loses no bit. */
  private static Map<String, String> facts(Checkpoint checkpoint) {
    Map<String, String> facts = new TreeMap<>();
    facts.put(STEP, Long.toString(checkpoint.step()));
    checkpoint
        .numbers()
        .forEach((name, value) -> facts.put(NUMBER + name, Double.toHexString(value)));
    return facts;
  }

  private static Checkpoint checkpoint(Map<String, String> facts, Map<String, TensorData> tensors) {
    Map<String, Double> numbers = new TreeMap<>();
    facts.forEach((name, text) -> {
      if (name.startsWith(NUMBER)) {
        numbers.put(name.substring(NUMBER.length()), Double.valueOf(text));
      }
    });
    return new Checkpoint(Long.parseLong(facts.getOrDefault(STEP, "")), tensors, numbers);
  }

  private static String checksum(Map<String, String> facts, Map<String, TensorData> tensors) {
    CRC32C sum = new CRC32C();
    sum.update(facts.toString().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
      sum.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.allocate(entry.getValue().values().length * Float.BYTES);
      bytes.asFloatBuffer().put(entry.getValue().values());
      sum.update(bytes);
    }
    return Long.toHexString(sum.getValue());
  }
}
