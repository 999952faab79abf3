package io.formant.tensor.stored;

import io.formant.tensor.pickle.Unpickler;
import io.formant.tensor.stored.ZipDirectory.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code torch.save} writes since torch 1.6: a zip archive with a pickle and one entry for each storage. */
final class TorchArchive {

  private static final String PICKLE = "data.pkl";
  private static final int LARGEST_PICKLE = 1 << 26;

  private final FileBytes file;
  private final Map<String, Span> entries;
  private final String folder;

  private TorchArchive(FileBytes file) throws IOException {
    this.file = file;
    entries = ZipDirectory.of(file);
    folder = folder(entries);
  }

  static Contents read(FileBytes file) throws IOException {
    return new TorchArchive(file).contents();
  }

  private static String folder(Map<String, Span> entries) throws WeightFormatException {
    List<String> pickles = entries.keySet().stream()
        .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
        .toList();
    if (pickles.size() != 1) {
      throw new WeightFormatException("a zip archive with " + pickles.size()
          + " entries called data.pkl, expected the one that torch.save writes");
    }
    String folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
    if (entries.containsKey(folder + "constants.pkl")) {
      throw new WeightFormatException(
          "a TorchScript program, expected weights: save its state_dict() with torch.save");
    }
    return folder;
  }

  private Contents contents() throws IOException {
    Span pickle = entry(PICKLE);
    if (pickle.length() > LARGEST_PICKLE) {
      throw new WeightFormatException(
          "data.pkl has " + pickle.length() + " bytes, expected at most " + LARGEST_PICKLE);
    }
    TorchWords words = new TorchWords();
    Object root = Unpickler.read(new PickleSpan(file, pickle.position(), pickle.length()), words);
    Map<String, Long> positions = new HashMap<>();
    for (TorchStorage storage : words.storages().values()) {
      positions.put(storage.key(), position(storage));
    }
    return new TorchTree(file, byteOrder(), positions).contents("torch zip", root);
  }

  private long position(TorchStorage storage) throws WeightFormatException {
    Span span = entry("data/" + storage.key());
    if (storage.count() > file.size() || storage.count() * storage.unit() != span.length()) {
      throw new WeightFormatException("storage '" + Unpickler.brief(storage.key()) + "' has "
          + span.length() + " bytes, expected those of " + storage.count() + " numbers");
    }
    return span.position();
  }

  private Span entry(String name) throws WeightFormatException {
    Span span = entries.get(folder + name);
    if (span == null) {
      throw new WeightFormatException("the archive lacks '" + Unpickler.brief(folder + name) + "'");
    }
    if (!span.plain()) {
      throw new WeightFormatException("entry '" + Unpickler.brief(folder + name) + "' of the"
          + " archive is compressed or encrypted, expected it as torch.save stores it: unpack it"
          + " and pack it with 'zip -0'");
    }
    return span;
  }

  private ByteOrder byteOrder() throws IOException {
    if (!entries.containsKey(folder + "byteorder")) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    Span span = entry("byteorder");
    byte[] text = new byte[(int) Math.min(span.length(), 16)];
    file.at(span.position(), text.length).get(text);
    String order = new String(text, StandardCharsets.US_ASCII).strip();
    return switch (order) {
      case "little" -> ByteOrder.LITTLE_ENDIAN;
      case "big" -> ByteOrder.BIG_ENDIAN;
      default ->
        throw new WeightFormatException(
            "byte order is '" + Unpickler.brief(order) + "', expected little or big");
    };
  }
}
