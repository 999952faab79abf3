package io.formant.tensor.pickle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The machine that opcodes work on: a stack with marks, a memo, and the bytes that follow an opcode. */
final class PickleStack {

  private static final int LARGEST_INTEGER_BYTES = 64;
  private static final int LONGEST_LINE = 512;
  private static final int MOST_VALUES = 4_000_000;
  private static final int MOST_CONTAINERS = 1_000_000;
  private static final int MOST_COPIED = 200_000;

  private final PickleSource source;
  private final PickleWords words;
  private final List<Object> stack = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private int values;
  private int containers;
  private int copied;

  PickleStack(PickleSource source, PickleWords words) {
    this.source = source;
    this.words = words;
  }

  int opcode() throws PickleException {
    return (int) unsigned(1);
  }

  void protocol(long version) throws PickleException {
    if (version > 5) {
      throw new PickleException("pickle protocol is " + version + ", expected at most 5");
    }
  }

  /** A little-endian number of 1, 2, 4 or 8 bytes. */
  long unsigned(int bytes) throws PickleException {
    if (bytes == 1) {
      return source.next() & 0xff;
    }
    ByteBuffer next = source.next(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return switch (bytes) {
      case 2 -> next.getShort(0) & 0xffff;
      case 4 -> next.getInt(0) & 0xffff_ffffL;
      default -> next.getLong(0);
    };
  }

  /** A length that the bytes at hand can hold. */
  int length(int bytes) throws PickleException {
    long length = unsigned(bytes);
    if (length < 0 || length > source.remaining() || length > Integer.MAX_VALUE) {
      throw new PickleException("a value of " + Long.toUnsignedString(length)
          + " bytes, expected at most the " + source.remaining() + " that follow");
    }
    return (int) length;
  }

  Object integer(int bytes) throws PickleException {
    if (bytes > LARGEST_INTEGER_BYTES) {
      throw new PickleException(
          "a whole number of " + bytes + " bytes, expected at most " + LARGEST_INTEGER_BYTES);
    }
    byte[] little = bytes(bytes);
    byte[] big = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      big[i] = little[bytes - 1 - i];
    }
    BigInteger number = bytes == 0 ? BigInteger.ZERO : new BigInteger(big);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  double real() throws PickleException {
    return source.next(Double.BYTES).order(ByteOrder.BIG_ENDIAN).getDouble(0);
  }

  String text(int bytes) throws PickleException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(source.next(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new PickleException("a text is not in UTF-8");
    }
  }

  byte[] bytes(int count) throws PickleException {
    byte[] bytes = new byte[count];
    source.next(count).get(bytes);
    return bytes;
  }

  String line() throws PickleException {
    StringBuilder line = new StringBuilder();
    for (long c = unsigned(1); c != '\n'; c = unsigned(1)) {
      line.append((char) c);
      if (line.length() > LONGEST_LINE) {
        throw new PickleException("a name is longer than " + LONGEST_LINE + " characters");
      }
    }
    return line.toString();
  }

  void push(Object value) throws PickleException {
    count();
    stack.add(value);
  }

  /** Pushes a new container. */
  void make(Object container) throws PickleException {
    if (++containers > MOST_CONTAINERS) {
      throw new PickleException("more than " + MOST_CONTAINERS + " lists, dicts and tuples");
    }
    push(container);
  }

  private void count() throws PickleException {
    if (++values > MOST_VALUES) {
      throw new PickleException("more than " + MOST_VALUES + " values");
    }
  }

  Object top() throws PickleException {
    return stack.get(need(1) - 1);
  }

  /** The last values, in the order of their pushing. */
  List<Object> pop(int count) throws PickleException {
    List<Object> last = stack.subList(need(count) - count, stack.size());
    List<Object> popped = new ArrayList<>(last);
    last.clear();
    return popped;
  }

  private int need(int count) throws PickleException {
    int floor = marks.isEmpty() ? 0 : marks.peek();
    if (stack.size() - floor < count) {
      throw new PickleException("takes a value from an empty stack");
    }
    return stack.size();
  }

  void mark() throws PickleException {
    count();
    marks.push(stack.size());
  }

  void drop() throws PickleException {
    if (!marks.isEmpty() && marks.peek() == stack.size()) {
      marks.pop();
    } else {
      pop(1);
    }
  }

  /** All values since the last mark. */
  List<Object> popMark() throws PickleException {
    if (marks.isEmpty()) {
      throw new PickleException("takes values back to a mark that was not set");
    }
    return popTo(marks.pop());
  }

  private List<Object> popTo(int floor) {
    List<Object> last = stack.subList(floor, stack.size());
    List<Object> popped = new ArrayList<>(last);
    last.clear();
    return popped;
  }

  @SuppressWarnings("unchecked")
  void append(List<Object> items) throws PickleException {
    if (!(top() instanceof List<?> list)) {
      throw new PickleException("appends to " + described(top()) + ", expected a list");
    }
    ((List<Object>) list).addAll(items);
  }

  void dict() throws PickleException {
    List<Object> items = popMark();
    make(new LinkedHashMap<>());
    fill(items);
  }

  @SuppressWarnings("unchecked")
  void fill(List<Object> keysAndValues) throws PickleException {
    if (!(top() instanceof Map<?, ?> map)) {
      throw new PickleException("sets an item of " + described(top()) + ", expected a dict");
    }
    if (keysAndValues.size() % 2 != 0) {
      throw new PickleException("a key of a dict has no value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      DictKeys.put((Map<Object, Object>) map, keysAndValues.get(i), keysAndValues.get(i + 1));
    }
  }

  Object recall(long place) throws PickleException {
    Object value = memo.get(place);
    if (value == null) {
      throw new PickleException("recalls value " + place + ", which was not remembered");
    }
    return value;
  }

  void remember(long place) throws PickleException {
    count();
    memo.put(place, top());
  }

  void rememberNext() throws PickleException {
    remember(memo.size());
  }

  void global(String module, String name) throws PickleException {
    push(words.global(brief(module + "." + name)));
  }

  /** Protocol 0 makes objects of classes so; what is refused by name elsewhere is refused by name here. */
  void refuseInstance(String module, String name) throws PickleException {
    words.global(brief(module + "." + name));
    throw new PickleException(
        "makes an object of " + brief(module + "." + name) + " by opcode INST");
  }

  void globalFromStack() throws PickleException {
    List<Object> names = pop(2);
    if (names.get(0) instanceof String module && names.get(1) instanceof String name) {
      global(module, name);
    } else {
      throw new PickleException("names a class by " + described(names.get(1)));
    }
  }

  void call() throws PickleException {
    List<Object> both = pop(2);
    if (!(both.get(1) instanceof Tuple arguments)) {
      throw new PickleException(
          "calls with " + described(both.get(1)) + ", expected a tuple of arguments");
    }
    Object made = words.call(both.get(0), arguments.items());
    copied += made instanceof Map<?, ?> copy ? copy.size() : 0;
    if (copied > MOST_COPIED) {
      throw new PickleException("copies more than " + MOST_COPIED + " items of lists and dicts");
    }
    make(made);
  }

  void build() throws PickleException {
    Object state = pop(1).get(0);
    words.state(top(), state);
  }

  void outside() throws PickleException {
    push(words.outside(pop(1).get(0)));
  }

  Object result() throws IOException {
    if (stack.size() != 1 || !marks.isEmpty()) {
      throw new PickleException("ends with " + stack.size() + " values, expected one");
    }
    return stack.get(0);
  }

  private static String described(Object value) {
    return Unpickler.described(value);
  }

  private static String brief(Object key) {
    return Unpickler.brief(key.toString());
  }
}
