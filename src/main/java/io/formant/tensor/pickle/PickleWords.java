package io.formant.tensor.pickle;

import java.util.List;

/**
 * What a pickle may ask for beyond plain values. An implementation answers names with values of its own; it never loads a class or
 * calls a function by a name of the file.
 */
public interface PickleWords {

  /**
   * What stands for a class or function.
   *
   * @param name such as {@code collections.OrderedDict}
   * @throws PickleException naming it, unless it is one of those known
   */
  Object global(String name) throws PickleException;

  /**
   * The value that a function of {@link #global} would return, or an object of a class.
   *
   * @throws PickleException if {@code callable} is nothing that can be called, or the arguments don't suit it
   */
  Object call(Object callable, List<Object> arguments) throws PickleException;

  /** Takes in what a pickle says about an object after making it: attributes, often. */
  void state(Object target, Object state) throws PickleException;

  /** An object that lies outside of the pickle. */
  Object outside(Object id) throws PickleException;
}
