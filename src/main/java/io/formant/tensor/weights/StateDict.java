package io.formant.tensor.weights;

import io.formant.tensor.Parameters;
import io.formant.tensor.TensorData;
import io.formant.tensor.stored.StoredTensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tensors by name, each read when it is asked for. The operations give new views; nothing is copied.
 *
 * <pre>{@code
 * Loading loading = WeightFile.open(path)
 *     .tensors()
 *     .under("audio_branch.")
 *     .renamed(Renaming.none().prefix("layers.", "stages."))
 *     .folded()
 *     .loadInto(parameters, name -> name.startsWith("head."));
 * }</pre>
 */
public final class StateDict {

  private static final String LENGTH = "_g";
  private static final String DIRECTION = "_v";

  private final Map<String, Entry> entries;

  /** A tensor that may still be in a file. */
  record Entry(long[] shape, boolean real, Reader reader) {}

  /** Reads the values of a tensor. */
  interface Reader {
    TensorData read() throws IOException;
  }

  private StateDict(Map<String, Entry> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /** Tensors that are in memory. */
  public static StateDict of(Map<String, TensorData> tensors) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    tensors.forEach((name, data) -> entries.put(name, new Entry(data.shape(), true, () -> data)));
    return new StateDict(entries);
  }

  static StateDict ofStored(Map<String, StoredTensor> tensors) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    tensors.forEach((name, stored) ->
        entries.put(name, new Entry(stored.shape(), stored.type().real(), stored::floats)));
    return new StateDict(entries);
  }

  public Set<String> names() {
    return entries.keySet();
  }

  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The name that is most like another; empty if none is. */
  public Optional<String> nearest(String name) {
    return NearestName.to(name, names());
  }

  /**
   * Sizes of a tensor, outermost first.
   *
   * @throws IllegalArgumentException if there is none of that name, with the nearest one
   */
  public long[] shape(String name) {
    return entry(name).shape().clone();
  }

  /**
   * The size of one axis of a tensor.
   *
   * @throws IllegalArgumentException if there is no such tensor, it has no such axis, or none that a model can have
   */
  public int size(String name, int axis) {
    long[] shape = entry(name).shape();
    if (axis >= shape.length) {
      throw new IllegalArgumentException(
          name + " has " + shape.length + " axes, expected more than " + axis);
    }
    if (shape[axis] < 1 || shape[axis] > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          name + " is " + Fitting.shown(shape) + ", expected sizes that a model can have");
    }
    return (int) shape[axis];
  }

  /** How many numbers from 0 on, without a gap, stand between a prefix and a dot at the begin of names: layers, often. */
  public int count(String prefix) {
    Set<String> parts = names().stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) > 0)
        .map(name -> name.substring(prefix.length(), name.indexOf('.', prefix.length())))
        .collect(Collectors.toSet());
    int count = 0;
    while (parts.contains(Integer.toString(count))) {
      count++;
    }
    return count;
  }

  /**
   * Reads a tensor as float32.
   *
   * @throws IllegalArgumentException if there is none of that name, with the nearest one
   * @throws IOException if the file can't be read
   */
  public TensorData read(String name) throws IOException {
    return entry(name).reader().read();
  }

  /** Reads everything. */
  public Map<String, TensorData> readAll() throws IOException {
    Map<String, TensorData> all = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      all.put(entry.getKey(), entry.getValue().reader().read());
    }
    return all;
  }

  /** The tensors whose names begin with a prefix, named without it. */
  public StateDict under(String prefix) {
    Map<String, Entry> inside = new LinkedHashMap<>();
    entries.forEach((name, entry) -> {
      if (name.startsWith(prefix)) {
        inside.put(name.substring(prefix.length()), entry);
      }
    });
    return new StateDict(inside);
  }

  /** The tensors whose names pass. */
  public StateDict only(Predicate<String> names) {
    Map<String, Entry> some = new LinkedHashMap<>(entries);
    some.keySet().removeIf(names.negate());
    return new StateDict(some);
  }

  /**
   * The same tensors under other names.
   *
   * @throws IllegalArgumentException if two of them get the same
   */
  public StateDict renamed(Renaming renaming) {
    Map<String, Entry> renamed = new LinkedHashMap<>();
    entries.forEach((name, entry) -> put(renamed, renaming.of(name), entry));
    return new StateDict(renamed);
  }

  private static void put(Map<String, Entry> entries, String name, Entry entry) {
    if (entries.put(name, entry) != null) {
      throw new IllegalArgumentException("two tensors of the file are called " + name);
    }
  }

  /** The same tensors, and one more where there is none of its name. */
  public StateDict orElse(String name, TensorData data) {
    Map<String, Entry> more = new LinkedHashMap<>(entries);
    more.putIfAbsent(name, new Entry(data.shape(), true, () -> data));
    return new StateDict(more);
  }

  /**
   * The same tensors, but for some that become one, each below the one before along the first axis.
   *
   * @param parts names of tensors whose other axes agree
   * @param whole name of what they become
   * @throws IllegalArgumentException if one of them is missing
   */
  public StateDict joined(List<String> parts, String whole) {
    List<Entry> joined = parts.stream().map(this::entry).toList();
    Map<String, Entry> others = new LinkedHashMap<>(entries);
    parts.forEach(others::remove);
    long[] shape = joined.get(0).shape().clone();
    shape[0] = joined.stream().mapToLong(part -> part.shape()[0]).sum();
    put(others, whole, new Entry(shape, true, () -> stacked(shape, joined)));
    return new StateDict(others);
  }

  private static TensorData stacked(long[] shape, List<Entry> parts) throws IOException {
    float[] values =
        new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
    int at = 0;
    for (Entry part : parts) {
      float[] own = part.reader().read().values();
      System.arraycopy(own, 0, values, at, own.length);
      at += own.length;
    }
    return new TensorData(shape, values);
  }

  /**
   * Weights that are stored as length and direction ({@code weight_g} and {@code weight_v}, or {@code
   * parametrizations.weight.original0} and {@code original1}) as the {@code weight} that they stand for.
   */
  public StateDict folded() {
    Map<String, Entry> folded = new LinkedHashMap<>();
    entries.forEach((name, entry) -> {
      String direction = direction(name);
      if (entries.containsKey(direction)) {
        put(folded, foldedName(name), fold(entry, entry(direction)));
      } else if (!entries.containsKey(length(name))) {
        put(folded, name, entry);
      }
    });
    return new StateDict(folded);
  }

  private static Entry fold(Entry length, Entry direction) {
    return new Entry(
        direction.shape(),
        true,
        () -> WeightNorm.fold(length.reader().read(), direction.reader().read()));
  }

  /** The name of the direction that goes with a length; empty if the name is not of a length. */
  private static String direction(String name) {
    if (name.matches("(.*\\.)?weight[a-z0-9_]*" + LENGTH)) {
      return name.substring(0, name.length() - LENGTH.length()) + DIRECTION;
    }
    return name.matches("(.*\\.)?parametrizations\\.[a-z0-9_]+\\.original0")
        ? name.substring(0, name.length() - 1) + "1"
        : "";
  }

  private static String length(String name) {
    if (name.endsWith(DIRECTION)) {
      return name.substring(0, name.length() - DIRECTION.length()) + LENGTH;
    }
    return name.matches("(.*\\.)?parametrizations\\.[a-z0-9_]+\\.original1")
        ? name.substring(0, name.length() - 1) + "0"
        : "";
  }

  private static String foldedName(String length) {
    return length.endsWith(LENGTH)
        ? length.substring(0, length.length() - LENGTH.length())
        : length.replaceFirst("parametrizations\\.([a-z0-9_]+)\\.original0$", "$1");
  }

  /**
   * Gives every parameter its values; the names must be those of the model. Whole numbers that the model has no use for, such as
   * counters, are ignored.
   *
   * @throws MisfitException with every missing, extra and mis-shaped tensor; nothing was changed then
   * @throws IOException if the file can't be read, or a weight is not a finite number
   */
  public Loading loadInto(Parameters parameters) throws IOException {
    return loadInto(parameters, name -> false);
  }

  /**
   * As {@link #loadInto(Parameters)}, without minding extra tensors that pass.
   *
   * @param ignorable tells by its name whether the model may do without a tensor
   */
  public Loading loadInto(Parameters parameters, Predicate<String> ignorable) throws IOException {
    return new Fitting(entries, parameters).load(ignorable);
  }

  private Entry entry(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("the weight file has no tensor " + name
          + nearest(name).map(near -> ", perhaps " + near).orElse(""));
    }
    return entry;
  }
}
