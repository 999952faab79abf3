package io.formant.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The weights of a model: named arrays in the order of their making, in one place of memory, freed together.
 *
 * <p>Each parameter is drawn from a seed of its own, split off by name, so adding a layer does not change the others.
 */
public final class Parameters implements AutoCloseable {

  private enum Use {
    TRAINED,
    KEPT,
    COUNTED
  }

  private final Seed seed;
  private final Use use;
  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();

  /** Parameters to train, drawn from a seed. */
  public Parameters(Seed seed) {
    this(seed, Use.TRAINED);
  }

  private Parameters(Seed seed, Use use) {
    Torch.prepareThread();
    this.seed = seed;
    this.use = use;
    manager = Torch.root().newSubManager();
  }

  /** Arrays that are kept like parameters but not trained: moments, averages, frozen encoders. */
  public static Parameters withoutGradients() {
    return new Parameters(new Seed(0), Use.KEPT);
  }

  /** Zeros that take no memory whatever their shapes, to count the parameters of a model too large to make. */
  public static Parameters withoutMemory() {
    return new Parameters(new Seed(0), Use.COUNTED);
  }

  /** Where parameters without a prefix are made. */
  public Namespace root() {
    return new Namespace(this, "");
  }

  /** All parameters in order of making. */
  public Map<String, NDArray> arrays() {
    return Collections.unmodifiableMap(arrays);
  }

  /**
   * One parameter, under any of its names.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public NDArray get(String name) {
    NDArray array = arrays.get(aliases.getOrDefault(name, name));
    if (array == null) {
      throw new IllegalArgumentException("no parameter " + name + " among " + arrays.keySet());
    }
    return array;
  }

  /** How many numbers are learned. */
  public long count() {
    return arrays.values().stream().mapToLong(NDArray::size).sum();
  }

  /** Copies of all parameters; a shared one under each of its names. */
  public Map<String, TensorData> save() {
    Map<String, TensorData> saved = new LinkedHashMap<>();
    arrays.forEach((name, array) -> saved.put(name, TensorData.of(array)));
    aliases.forEach((alias, name) -> saved.put(alias, Objects.requireNonNull(saved.get(name))));
    return saved;
  }

  /**
   * Overwrites all parameters, in place. A shared one may be given under any of its names.
   *
   * @throws IllegalArgumentException naming every missing, unknown or misshapen parameter; nothing is changed then
   */
  public void load(Map<String, TensorData> given) {
    List<String> problems = new ArrayList<>();
    Map<String, TensorData> saved = withoutAliases(given, problems);
    problems.addAll(differences(saved));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "weights do not fit the model: " + String.join("; ", problems));
    }
    arrays.keySet().forEach(name -> load(name, Objects.requireNonNull(saved.get(name))));
  }

  /**
   * Overwrites one parameter, in place.
   *
   * @throws IllegalArgumentException if there is none of that name, or its shape is another
   */
  public void load(String name, TensorData data) {
    NDArray array = get(name);
    if (!Arrays.equals(data.shape(), array.getShape().getShape())) {
      throw new IllegalArgumentException(name + " is " + data + ", expected " + array.getShape());
    }
    try (Scope scope = Scope.open()) {
      Script.run(scope.manager(), "assign", array, scope.from(data));
    }
  }

  /**
   * Moves every array toward the one of the same place in the others, in place: {@code a += weight · (other − a)}.
   */
  public void moveToward(Parameters others, double weight) {
    try (Scope scope = Scope.open()) {
      Script.run(
          scope.manager(),
          "lerp",
          List.copyOf(arrays.values()),
          List.copyOf(others.arrays.values()),
          weight);
    }
  }

  /** Exchanges the values of every array with those of the one of the same place in the others. */
  public void swap(Parameters others) {
    try (Scope scope = Scope.open()) {
      Script.run(
          scope.manager(),
          "exchange",
          List.copyOf(arrays.values()),
          List.copyOf(others.arrays.values()));
    }
  }

  @Override
  public void close() {
    manager.close();
  }

  NDArray add(String name, Initial initial, long... shape) {
    return add(name, shape, scope -> scope.from(initial.draw(seed.at(name).stream(), shape)));
  }

  NDArray add(String name, TensorData data) {
    return add(name, data.shape(), scope -> scope.from(data));
  }

  private NDArray add(String name, long[] shape, Function<Scope, NDArray> values) {
    if (arrays.containsKey(name)) {
      throw new IllegalArgumentException("parameter " + name + " is made twice");
    }
    try (Scope scope = Scope.open()) {
      NDArray array = use == Use.COUNTED ? scope.zeros(1).broadcast(shape) : values.apply(scope);
      array.attach(manager);
      array.setRequiresGradient(use == Use.TRAINED);
      arrays.put(name, array);
      return array;
    }
  }

  /** A further name of a parameter. */
  void alias(String alias, String name) {
    get(name);
    if (arrays.containsKey(alias) || aliases.putIfAbsent(alias, name) != null) {
      throw new IllegalArgumentException("parameter " + alias + " is made twice");
    }
  }

  private Map<String, TensorData> withoutAliases(
      Map<String, TensorData> given, List<String> problems) {
    Map<String, TensorData> saved = new LinkedHashMap<>(given);
    aliases.forEach((alias, name) -> {
      TensorData data = saved.remove(alias);
      TensorData same = data == null ? null : saved.putIfAbsent(name, data);
      if (same != null && !same.equals(data)) {
        problems.add(alias + " differs from " + name + ", which is the same layer");
      }
    });
    return saved;
  }

  private List<String> differences(Map<String, TensorData> saved) {
    List<String> problems = new ArrayList<>();
    TreeSet<String> unknown = new TreeSet<>(saved.keySet());
    unknown.removeAll(arrays.keySet());
    unknown.forEach(name -> problems.add("unknown " + name));
    arrays.forEach((name, array) -> {
      TensorData data = saved.get(name);
      if (data == null) {
        problems.add("missing " + name);
      } else if (!Arrays.equals(data.shape(), array.getShape().getShape())) {
        problems.add(name + " is " + data + ", expected " + array.getShape());
      }
    });
    return problems;
  }
}
