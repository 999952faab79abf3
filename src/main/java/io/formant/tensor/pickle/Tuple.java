package io.formant.tensor.pickle;

import java.util.List;

/** A Python tuple. Equality is identity, since its items may hold the tuple itself. */
public final class Tuple {

  private final List<Object> items;

  public Tuple(List<Object> items) {
    this.items = List.copyOf(items);
  }

  public List<Object> items() {
    return items;
  }

  @Override
  public String toString() {
    return "a tuple of " + items.size();
  }
}
