package io.formant.tensor.stored;

import io.formant.tensor.pickle.Unpickler;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code torch.save} wrote before torch 1.6: pickles of a magic number, a version, the machine, the object and the names of its
 * storages, then each storage as its length and its numbers.
 */
final class TorchStream {

  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;

  private final FileBytes file;
  private final PickleSpan pickles;
  private final TorchWords words = new TorchWords();

  private TorchStream(FileBytes file) throws IOException {
    this.file = file;
    pickles = new PickleSpan(file, 0, file.size());
  }

  static Contents read(FileBytes file) throws IOException {
    return new TorchStream(file).contents();
  }

  private Contents contents() throws IOException {
    if (!MAGIC.equals(next()) || !Long.valueOf(VERSION).equals(next())) {
      throw new WeightFormatException(
          "a pickle that torch.save did not write, expected a state dict of torch");
    }
    if (!(next() instanceof Map<?, ?> machine)
        || Boolean.FALSE.equals(machine.get("little_endian"))) {
      throw new WeightFormatException("was written by a big-endian machine: save it again");
    }
    Object root = next();
    if (!(next() instanceof List<?> keys)) {
      throw new WeightFormatException("lacks the names of its storages");
    }
    return new TorchTree(file, ByteOrder.LITTLE_ENDIAN, positions(keys))
        .contents("torch pickle", root);
  }

  private Object next() throws IOException {
    return Unpickler.read(pickles, words);
  }

  private Map<String, Long> positions(List<?> keys) throws IOException {
    Map<String, Long> positions = new HashMap<>();
    long at = pickles.position();
    for (Object key : keys) {
      TorchStorage storage = key instanceof String name ? words.storages().get(name) : null;
      if (storage == null) {
        throw new WeightFormatException(
            "holds a storage that no tensor uses: " + Unpickler.described(key));
      }
      at = end(storage, at);
      positions.put(storage.key(), at - storage.count() * storage.unit());
    }
    return positions;
  }

  /** Where a storage ends that begins with its count at a byte. */
  private long end(TorchStorage storage, long at) throws IOException {
    long count = file.at(at, Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    long begin = at + Long.BYTES;
    if (count != storage.count()
        || count > file.size()
        || !file.holds(begin, count * storage.unit())) {
      throw new WeightFormatException("storage '" + Unpickler.brief(storage.key()) + "' of "
          + storage.count() + " numbers is cut off or damaged: the file claims " + count);
    }
    return begin + count * storage.unit();
  }
}
