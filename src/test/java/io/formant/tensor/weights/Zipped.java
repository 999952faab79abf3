package io.formant.tensor.weights;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes zip archives field by field, right ones and wrong ones. */
final class Zipped {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private long claimedEntries;
  private int method;
  private int flags;
  private long claimedSize = -1;
  private long claimedOffset = -1;

  /** An archive as torch writes it, of a pickle alone. */
  static Zipped pickle(byte[] pickle) {
    return new Zipped().entry("w/data.pkl", pickle).entry("w/version", new byte[] {'3', '\n'});
  }

  /** The next entries claim to be compressed. */
  Zipped method(int method) {
    this.method = method;
    return this;
  }

  Zipped flags(int flags) {
    this.flags = flags;
    return this;
  }

  /** The next entries claim a size that they don't have. */
  Zipped claimingSize(long size) {
    claimedSize = size;
    return this;
  }

  /** The next entries claim a place where they aren't. */
  Zipped claimingOffset(long offset) {
    claimedOffset = offset;
    return this;
  }

  Zipped entry(String name, byte[] data) {
    long offset = claimedOffset < 0 ? body.size() : claimedOffset;
    long size = claimedSize < 0 ? data.length : claimedSize;
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer local = little(30 + text.length);
    local.putInt(0x04034b50).putShort((short) 20).putShort((short) flags);
    local.putShort((short) method).putInt(0).putInt(0).putInt((int) size).putInt((int) size);
    local.putShort((short) text.length).putShort((short) 0).put(text);
    body.writeBytes(local.array());
    body.writeBytes(data);
    listed(text, size, offset);
    return this;
  }

  /** Lists an entry in the directory alone. */
  private void listed(byte[] name, long size, long offset) {
    boolean large = size > 0xffff_fffeL;
    ByteBuffer entry = little(46 + name.length + (large ? 20 : 0));
    entry.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) flags);
    entry.putShort((short) method).putInt(0).putInt(0);
    entry.putInt(large ? -1 : (int) size).putInt(large ? -1 : (int) size);
    entry.putShort((short) name.length).putShort((short) (large ? 20 : 0)).putShort((short) 0);
    entry.putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) offset).put(name);
    if (large) {
      entry.putShort((short) 1).putShort((short) 16).putLong(size).putLong(size);
    }
    directory.writeBytes(entry.array());
    claimedEntries++;
  }

  /** The archive claims to have so many entries. */
  Zipped claimingEntries(long entries) {
    claimedEntries = entries;
    return this;
  }

  byte[] bytes() {
    ByteBuffer end = little(22);
    end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    end.putShort((short) claimedEntries).putShort((short) claimedEntries);
    end.putInt(directory.size()).putInt(body.size()).putShort((short) 0);
    return joined(body.toByteArray(), directory.toByteArray(), end.array());
  }

  /** The archive with a directory of the kind for large files, which claims what it is told. */
  byte[] bytes64(long entries, long length, long offset) {
    ByteBuffer large = little(56 + 20 + 22);
    large.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
    large.putInt(0).putInt(0).putLong(entries).putLong(entries).putLong(length).putLong(offset);
    large.putInt(0x07064b50).putInt(0).putLong(body.size() + directory.size()).putInt(1);
    large.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
    return joined(body.toByteArray(), directory.toByteArray(), large.array());
  }

  int directoryLength() {
    return directory.size();
  }

  int directoryOffset() {
    return body.size();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
