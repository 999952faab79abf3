package io.formant.tensor.stored;

import io.formant.tensor.pickle.None;
import io.formant.tensor.pickle.PickleException;
import io.formant.tensor.pickle.Tuple;
import io.formant.tensor.pickle.Unpickler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions and classes that a state dict is pickled with, and what stands for calling them. Whatever has no line here is
 * refused.
 */
enum TorchName {
  ORDERED_DICT(TorchName::dict, "collections.OrderedDict"),
  COUNTER(given -> argument(given, 0, Map.class), "collections.Counter"),
  SET(given -> argument(given, 0, List.class), "builtins.set", "__builtin__.set"),
  REBUILD_TENSOR(
      given -> tensor(given, Optional.empty()),
      "torch._utils._rebuild_tensor",
      "torch._utils._rebuild_tensor_v2"),
  REBUILD_TYPED_TENSOR(
      given -> tensor(given, Optional.of(type(given, 6))), "torch._utils._rebuild_tensor_v3"),
  REBUILD_PARAMETER(
      given -> rebuilt(given, 0),
      "torch._utils._rebuild_parameter",
      "torch._utils._rebuild_parameter_with_state"),
  REBUILD_FROM_TYPE(TorchName::fromType, "torch._tensor._rebuild_from_type_v2"),
  TENSOR(TorchName::uncallable, "torch.Tensor", "torch.nn.parameter.Parameter"),
  SIZE(given -> argument(given, 0, Tuple.class), "torch.Size"),
  DEVICE(given -> argument(given, 0, String.class), "torch.device"),
  ENCODE(TorchName::encoded, "_codecs.encode"),
  NUMPY_TYPE(given -> new NumpyType(argument(given, 0, String.class)), "numpy.dtype"),
  NUMPY_SCALAR(
      given -> argument(given, 0, NumpyType.class).number(bytes(given, 1)),
      "numpy.core.multiarray.scalar",
      "numpy._core.multiarray.scalar");

  /** What a call gives back. */
  private interface Call {
    Object on(List<Object> given) throws PickleException;
  }

  private final Call call;
  private final List<String> names;

  TorchName(Call call, String... names) {
    this.call = call;
    this.names = List.of(names);
  }

  static Optional<TorchName> of(String name) {
    for (TorchName known : values()) {
      if (known.names.contains(name)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  Object call(List<Object> given) throws PickleException {
    return call.on(given);
  }

  @Override
  public String toString() {
    return names.get(0);
  }

  private static Map<Object, Object> dict(List<Object> given) throws PickleException {
    Map<Object, Object> dict = new LinkedHashMap<>(4);
    if (!given.isEmpty()) {
      for (Object pair : argument(given, 0, List.class)) {
        List<?> both = pair instanceof Tuple tuple
            ? tuple.items()
            : (pair instanceof List<?> list ? list : List.of());
        if (both.size() != 2 || !(both.get(0) instanceof String key)) {
          throw new PickleException("an OrderedDict is made from other than names and values");
        }
        dict.put(key, both.get(1));
      }
    }
    return dict;
  }

  private static TorchTensor tensor(List<Object> given, Optional<NumberType> claimed)
      throws PickleException {
    TorchStorage storage = argument(given, 0, TorchStorage.class);
    long offset = argument(given, 1, Long.class);
    NumberType type = claimed
        .or(storage::type)
        .orElseThrow(() -> new PickleException("a tensor of " + storage + " lacks its type"));
    if (offset < 0) {
      throw new PickleException("a tensor begins at " + offset + " of " + storage);
    }
    try {
      Layout layout = Layout.of(longs(given, 2), longs(given, 3));
      return new TorchTensor(storage, type, offset, layout);
    } catch (WeightFormatException e) {
      throw new PickleException(String.valueOf(e.getMessage()));
    }
  }

  private static NumberType type(List<Object> given, int index) throws PickleException {
    return argument(given, index, NumberType.class);
  }

  private static TorchTensor rebuilt(List<Object> given, int index) throws PickleException {
    return argument(given, index, TorchTensor.class);
  }

  /** A tensor with attributes: function, class, arguments, attributes. */
  private static Object fromType(List<Object> given) throws PickleException {
    TorchName function = argument(given, 0, TorchName.class);
    if (function == REBUILD_FROM_TYPE || argument(given, 1, TorchName.class) != TENSOR) {
      throw new PickleException("a tensor is made by " + function + " as no plain tensor");
    }
    return function.call(argument(given, 2, Tuple.class).items());
  }

  private static Object uncallable(List<Object> given) throws PickleException {
    throw new PickleException(
        "makes a tensor from " + given.size() + " values, expected a storage");
  }

  /** Bytes as protocol 2 writes them; the copy is made when it is needed, since a text may be encoded again and again. */
  private record Latin1(String text) {
    @Override
    public String toString() {
      return text.length() + " bytes";
    }
  }

  private static Latin1 encoded(List<Object> given) throws PickleException {
    String encoding = given.size() < 2 ? "utf-8" : argument(given, 1, String.class);
    if (!encoding.equals("latin1")) {
      throw new PickleException("bytes are written as '" + Unpickler.brief(encoding) + "'");
    }
    return new Latin1(argument(given, 0, String.class));
  }

  private static byte[] bytes(List<Object> given, int index) throws PickleException {
    return index < given.size() && given.get(index) instanceof Latin1 latin
        ? latin.text().getBytes(StandardCharsets.ISO_8859_1)
        : argument(given, index, byte[].class);
  }

  private static long[] longs(List<Object> given, int index) throws PickleException {
    List<Object> items = argument(given, index, Tuple.class).items();
    long[] longs = new long[items.size()];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = argument(items, i, Long.class);
    }
    return longs;
  }

  private static <T> T argument(List<Object> given, int index, Class<T> type)
      throws PickleException {
    Object value = index < given.size() ? given.get(index) : None.NONE;
    if (!type.isInstance(value)) {
      throw new PickleException("argument " + index + " of a call is " + Unpickler.described(value)
          + ", expected " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
