package io.formant.tensor.stored;

import io.formant.tensor.pickle.PickleException;
import io.formant.tensor.pickle.PickleSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A part of a file that holds pickles. */
final class PickleSpan implements PickleSource {

  private static final int LONGEST = 1 << 26;

  private final long begin;
  private final ByteBuffer bytes;

  /** A part of a file; of more than 64 MiB, the begin. */
  PickleSpan(FileBytes file, long begin, long length) throws IOException {
    this.begin = begin;
    bytes = file.at(begin, (int) Math.min(length, LONGEST));
  }

  @Override
  public long remaining() {
    return bytes.remaining();
  }

  @Override
  public ByteBuffer next(int count) throws PickleException {
    need(count);
    ByteBuffer next = bytes.slice(bytes.position(), count);
    bytes.position(bytes.position() + count);
    return next;
  }

  @Override
  public byte next() throws PickleException {
    need(1);
    return bytes.get();
  }

  private void need(int count) throws PickleException {
    if (count > bytes.remaining()) {
      throw new PickleException("the pickle ends before its stop, or is longer than 64 MiB");
    }
  }

  /** Of the next byte, in the file. */
  long position() {
    return begin + bytes.position();
  }
}
