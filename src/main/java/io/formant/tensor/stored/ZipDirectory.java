package io.formant.tensor.stored;

import io.formant.tensor.pickle.Unpickler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the entries of a zip archive lie, archives beyond 4 GB included. Only entries that are stored as they are can be mapped, and
 * {@code torch.save} compresses nothing, so there is nothing to inflate and nothing is ever unpacked.
 *
 * <p>Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT.
 */
final class ZipDirectory {

  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END64 = 0x06064b50;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR64_BYTES = 20;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int MOST_ENTRIES = 200_000;
  private static final int LARGEST_DIRECTORY = 100_000_000;
  private static final long IN_EXTRA = 0xffff_ffffL;

  private final FileBytes file;

  /**
   * The bytes of one entry.
   *
   * @param plain whether they are the entry itself, neither compressed nor encrypted
   */
  record Span(long position, long length, boolean plain) {}

  /** An entry with its local header. */
  private record Occupied(String name, long begin, Span data) {
    long end() {
      return data.position() + data.length();
    }
  }

  /** Where the central directory lies. */
  private record Directory(long entries, long length, long begin) {}

  private ZipDirectory(FileBytes file) {
    this.file = file;
  }

  /**
   * The entries of an archive, by name.
   *
   * @throws WeightFormatException if it is damaged, or has a name that leads outside
   */
  static Map<String, Span> of(FileBytes file) throws IOException {
    return new ZipDirectory(file).spans();
  }

  private Map<String, Span> spans() throws IOException {
    Directory directory = directory();
    if (!file.holds(directory.begin(), directory.length())
        || directory.length() > LARGEST_DIRECTORY
        || directory.entries() < 0
        || directory.entries() > Math.min(MOST_ENTRIES, directory.length() / ENTRY_BYTES)) {
      throw new WeightFormatException("the archive's directory claims "
          + directory.entries() + " entries in " + directory.length() + " bytes at "
          + directory.begin() + ", the file has " + file.size() + ": it is cut off or damaged");
    }
    List<Occupied> entries = entries(directory);
    checkOverlaps(entries, directory.begin());
    Map<String, Span> spans = new LinkedHashMap<>();
    for (Occupied entry : entries) {
      if (spans.put(entry.name(), entry.data()) != null) {
        throw new WeightFormatException(
            "the archive holds '" + Unpickler.brief(entry.name()) + "' twice");
      }
    }
    return spans;
  }

  private Directory directory() throws IOException {
    int length = (int) Math.min(file.size(), END_BYTES + LONGEST_COMMENT);
    ByteBuffer tail = at(file.size() - length, length);
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END && at + END_BYTES + unsigned16(tail, at + 20) == length) {
        long position = file.size() - length + at;
        Directory small = new Directory(
            unsigned16(tail, at + 10), unsigned32(tail, at + 12), unsigned32(tail, at + 16));
        return large(position, small);
      }
    }
    throw new WeightFormatException("a zip archive without an end: it is cut off");
  }

  private Directory large(long end, Directory small) throws IOException {
    long at = end - LOCATOR64_BYTES;
    if (at < 0 || at(at, Integer.BYTES).getInt(0) != LOCATOR64) {
      return small;
    }
    long position = at(at, LOCATOR64_BYTES).getLong(8);
    if (!file.holds(position, END64_BYTES) || at(position, Integer.BYTES).getInt(0) != END64) {
      throw new WeightFormatException("the archive's directory is not where it claims to be");
    }
    ByteBuffer end64 = at(position, END64_BYTES);
    return new Directory(end64.getLong(32), end64.getLong(40), end64.getLong(48));
  }

  private List<Occupied> entries(Directory directory) throws IOException {
    ByteBuffer bytes = at(directory.begin(), (int) directory.length());
    List<Occupied> entries = new ArrayList<>();
    for (long i = 0; i < directory.entries(); i++) {
      if (bytes.remaining() < ENTRY_BYTES || bytes.getInt(bytes.position()) != ENTRY) {
        throw new WeightFormatException("the archive's directory is damaged at entry " + i);
      }
      entries.add(entry(bytes));
    }
    return entries;
  }

  private Occupied entry(ByteBuffer bytes) throws IOException {
    int at = bytes.position();
    int nameBytes = unsigned16(bytes, at + 28);
    int extraBytes = unsigned16(bytes, at + 30);
    int next = ENTRY_BYTES + nameBytes + extraBytes + unsigned16(bytes, at + 32);
    if (bytes.remaining() < next) {
      throw new WeightFormatException("the archive's directory is cut off");
    }
    byte[] name = new byte[nameBytes];
    bytes.get(at + ENTRY_BYTES, name);
    String text = new String(name, StandardCharsets.UTF_8);
    checkName(text);
    boolean encrypted = (unsigned16(bytes, at + 8) & 1) != 0;
    boolean stored = unsigned16(bytes, at + 10) == 0;
    ByteBuffer extra =
        bytes.slice(at + ENTRY_BYTES + nameBytes, extraBytes).order(ByteOrder.LITTLE_ENDIAN);
    long[] sizes = sizes(bytes, at, extra);
    bytes.position(at + next);
    long position = position(text, sizes[2], sizes[1]);
    boolean plain = stored && !encrypted && sizes[0] == sizes[1];
    return new Occupied(text, sizes[2], new Span(position, sizes[1], plain));
  }

  private static void checkName(String name) throws WeightFormatException {
    boolean outside = name.startsWith("/")
        || name.contains("\\")
        || name.matches("(?s)[A-Za-z]:.*")
        || List.of(name.split("/", -1)).contains("..");
    if (outside || name.isEmpty() || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new WeightFormatException("the archive has an entry '" + Unpickler.brief(name)
          + "', expected names that stay inside of it");
    }
  }

  /** Uncompressed and compressed size and the place of the local header; what is too large stands in the extra field. */
  private static long[] sizes(ByteBuffer bytes, int at, ByteBuffer extra)
      throws WeightFormatException {
    long[] sizes = {
      unsigned32(bytes, at + 24), unsigned32(bytes, at + 20), unsigned32(bytes, at + 42)
    };
    ByteBuffer large = large(extra);
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == IN_EXTRA) {
        if (large.remaining() < Long.BYTES) {
          throw new WeightFormatException("an entry of the archive lacks its size");
        }
        sizes[i] = large.getLong();
      }
    }
    return sizes;
  }

  private static ByteBuffer large(ByteBuffer extra) {
    int at = 0;
    while (at + 4 <= extra.limit()) {
      int length = unsigned16(extra, at + 2);
      if (unsigned16(extra, at) == 1 && at + 4 + length <= extra.limit()) {
        return extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 4 + length;
    }
    return ByteBuffer.allocate(0);
  }

  private long position(String name, long local, long length) throws IOException {
    if (!file.holds(local, LOCAL_BYTES) || at(local, Integer.BYTES).getInt(0) != LOCAL) {
      throw outside(name);
    }
    ByteBuffer header = at(local, LOCAL_BYTES);
    long position = local + LOCAL_BYTES + unsigned16(header, 26) + unsigned16(header, 28);
    if (!file.holds(position, length)) {
      throw outside(name);
    }
    return position;
  }

  private static WeightFormatException outside(String name) {
    return new WeightFormatException("entry '" + Unpickler.brief(name)
        + "' of the archive is not inside of the file: it is cut off or damaged");
  }

  private static void checkOverlaps(List<Occupied> entries, long directory)
      throws WeightFormatException {
    long end = 0;
    String before = "";
    for (Occupied entry :
        entries.stream().sorted(Comparator.comparingLong(Occupied::begin)).toList()) {
      if (entry.begin() < end || entry.end() > directory) {
        throw new WeightFormatException("entry '" + Unpickler.brief(entry.name())
            + "' of the archive overlaps "
            + (entry.begin() < end ? "'" + Unpickler.brief(before) + "'" : "its directory"));
      }
      end = entry.end();
      before = entry.name();
    }
  }

  private ByteBuffer at(long position, int length) throws IOException {
    return file.at(position, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int unsigned16(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xffff;
  }

  private static long unsigned32(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xffff_ffffL;
  }
}
