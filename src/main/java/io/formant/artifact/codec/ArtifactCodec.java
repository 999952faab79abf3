package io.formant.artifact.codec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes and reads any record whose components are primitives, strings, arrays, enums, {@code Optional}s, lists and string-keyed
 * maps of these, nested records, or sealed interfaces of records.
 *
 * <p>A stream is the magic {@code FMNT}, a format version, the record's class name, and values, each after a tag that says what it
 * is; a record's component names are spelt out where it first occurs. Numbers are little-endian, arrays are written in bulk. Equal
 * records give equal bytes: maps are written in key order, and every NaN is the canonical one.
 */
public final class ArtifactCodec {
  /** {@code FMNT} as the first four bytes. */
  static final int MAGIC = 'F' | 'M' << 8 | 'N' << 16 | 'T' << 24;

  static final byte VERSION = 1;

  private ArtifactCodec() {}

  /**
   * Writes a record; the stream stays open.
   *
   * @throws IllegalArgumentException when a component is null or of a type that an artifact cannot hold
   */
  public static void write(Record value, OutputStream out) throws IOException {
    new Encoder(out).stream(value);
  }

  /**
   * Reads a record; the stream stays open.
   *
   * @param sizeBytes how long the stream is
   * @param type the record's class, or an interface that it implements
   * @throws FormatException when the stream is damaged, or holds a record that has changed its shape since
   * @throws IllegalArgumentException when the stream holds another type
   */
  public static <A> A read(InputStream in, long sizeBytes, Class<A> type) throws IOException {
    Decoder decoder = new Decoder(in, sizeBytes);
    String name = decoder.head();
    return type.cast(decoder.body(type.getName().equals(name) ? type : subtype(name, type)));
  }

  /** The name of the class that a stream holds, by its first bytes alone. */
  public static String className(InputStream in) throws IOException {
    return new Decoder(in, Long.MAX_VALUE).head();
  }

  /** A record's bytes. */
  public static byte[] bytes(Record value) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      write(value, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  /** The record of some bytes; see {@link #read}. */
  public static <A> A of(byte[] bytes, Class<A> type) throws FormatException {
    try {
      return read(new ByteArrayInputStream(bytes), bytes.length, type);
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private static <A> Class<? extends A> subtype(String name, Class<A> type) throws FormatException {
    Class<?> stored = named(name, type);
    if (!stored.isRecord() || !type.isAssignableFrom(stored)) {
      throw new IllegalArgumentException(
          "holds a " + stored.getSimpleName() + ", expected " + type.getSimpleName());
    }
    return stored.asSubclass(type);
  }

  /** Found by the interface's own loader, or else by the thread's: in an application server the former may not see who implements it. */
  private static Class<?> named(String name, Class<?> type) throws FormatException {
    try {
      return Class.forName(name, false, type.getClassLoader());
    } catch (ClassNotFoundException unseen) {
      try {
        return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        throw new FormatException("holds a " + name + ", which this program does not have", e);
      }
    }
  }
}
