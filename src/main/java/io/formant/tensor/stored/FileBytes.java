package io.formant.tensor.stored;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of a file of any length, mapped piece by piece when they are first asked for, so that a size costs no memory. Safe for
 * use by several threads.
 */
public final class FileBytes {

  private static final int SEGMENT_BITS = 30;

  /** The most bytes that {@link #at} gives in one buffer. */
  static final int LONGEST_VIEW = 1 << SEGMENT_BITS;

  private final Path path;
  private final long size;
  private final Map<Integer, MappedByteBuffer> segments = new HashMap<>();

  private FileBytes(Path path, long size) {
    this.path = path;
    this.size = size;
  }

  /**
   * Opens a file; nothing of it is read yet.
   *
   * @throws IOException if there is no such file
   */
  public static FileBytes open(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new WeightFormatException("is a folder, expected a weight file");
    }
    return new FileBytes(path, Files.size(path));
  }

  public Path path() {
    return path;
  }

  public long size() {
    return size;
  }

  /** Whether so many bytes from a position on are inside of the file. */
  boolean holds(long position, long length) {
    return position >= 0 && length >= 0 && position <= size - length;
  }

  /**
   * Bytes from a position on, at most {@link #LONGEST_VIEW}, in big-endian order until told otherwise.
   *
   * @throws WeightFormatException if they lie outside of the file
   */
  ByteBuffer at(long position, int length) throws IOException {
    if (!holds(position, length)) {
      throw new WeightFormatException("bytes " + position + " to " + (position + length)
          + " lie outside of the file's " + size);
    }
    if (length == 0) {
      return ByteBuffer.allocate(0);
    }
    int segment = (int) (position >>> SEGMENT_BITS);
    return segment(segment).slice((int) (position - start(segment)), length);
  }

  private synchronized ByteBuffer segment(int index) throws IOException {
    MappedByteBuffer segment = segments.get(index);
    if (segment == null) {
      segment = map(index);
      segments.put(index, segment);
    }
    return segment.duplicate();
  }

  /** Segments overlap, so that a view never crosses the end of one. */
  private MappedByteBuffer map(int index) throws IOException {
    long length = Math.min(size - start(index), Integer.MAX_VALUE);
    try (FileChannel channel = FileChannel.open(path)) {
      if (channel.size() != size) {
        throw new WeightFormatException(
            "changed while it was read: it has " + channel.size() + " bytes, had " + size);
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, start(index), length);
    }
  }

  private static long start(int segment) {
    return (long) segment << SEGMENT_BITS;
  }
}
