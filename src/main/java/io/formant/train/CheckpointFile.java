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
import java.util.UUID;
import java.util.zip.CRC32C;

/** Checkpoints in one safetensors file, written beside and moved into place, with a checksum over all values. */
public final class CheckpointFile implements Checkpoints {

  private static final String STEP = "step";
  private static final String CHECKSUM = "crc32c";

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
      String step = saved.metadata().getOrDefault(STEP, "");
      boolean whole = checksum(step, saved.tensors()).equals(saved.metadata().get(CHECKSUM));
      return whole
          ? Optional.of(new Checkpoint(Long.parseLong(step), saved.tensors()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // damaged, so the training starts again
    }
  }

  @Override
  public void save(Checkpoint checkpoint) {
    String step = Long.toString(checkpoint.step());
    Map<String, String> metadata =
        Map.of(STEP, step, CHECKSUM, checksum(step, checkpoint.tensors()));
    Path next = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      write(new Safetensors(checkpoint.tensors(), metadata), next);
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

  private static String checksum(String step, Map<String, TensorData> tensors) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.wrap(step.getBytes(StandardCharsets.UTF_8)));
    for (Map.Entry<String, TensorData> entry : tensors.entrySet()) {
      sum.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.allocate(entry.getValue().values().length * Float.BYTES);
      bytes.asFloatBuffer().put(entry.getValue().values());
      sum.update(bytes);
    }
    return Long.toHexString(sum.getValue());
  }
}
