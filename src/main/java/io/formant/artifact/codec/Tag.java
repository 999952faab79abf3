package io.formant.artifact.codec;

/** The byte before every value of a stream: what follows. */
enum Tag {
  /** One primitive: its {@link Primitive} and its bytes. */
  PRIMITIVE,
  /** An array of primitives: its {@link Primitive}, its length and its bytes. */
  PRIMITIVES,
  /** UTF-8 bytes. */
  STRING,
  /** The constant's name. */
  ENUM,
  /** An optional without a value. */
  EMPTY,
  /** An optional's value. */
  PRESENT,
  /** A length and as many values. */
  LIST,
  /** A length and as many values. */
  ARRAY,
  /** A length and as many pairs of string and value, in key order. */
  MAP,
  /** The number of a shape (spelt out the first time: simple name, component names) and a value a component. */
  RECORD;

  private static final Tag[] ALL = values();

  static Tag of(int code) throws FormatException {
    if (code < 0 || code >= ALL.length) {
      throw new FormatException("unknown tag " + code);
    }
    return ALL[code];
  }
}
