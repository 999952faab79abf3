package io.formant.metric.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A spanning tree as it falls apart, of which only parts large enough count as clusters; smaller ones drop out of theirs. */
final class CondensedTree {
  private final SpanningTree tree;
  private final int leastSize;
  private final List<Part> parts = new ArrayList<>();
  private final int[] lastPart;

  /** A cluster: since which density it is one, how long its points stay, added up, and the two that it falls into. */
  private static final class Part {
    private final int above;
    private final double birth;
    private final List<Integer> below = new ArrayList<>();
    private double stability;

    Part(int above, double birth) {
      this.above = above;
      this.birth = birth;
    }
  }

  /** A node of the spanning tree that belongs to a part. */
  private record Place(int node, int part) {}

  private CondensedTree(SpanningTree tree, int leastSize) {
    this.tree = tree;
    this.leastSize = leastSize;
    lastPart = new int[tree.points()];
  }

  static CondensedTree of(SpanningTree tree, int leastSize) {
    CondensedTree condensed = new CondensedTree(tree, leastSize);
    int root = 2 * tree.points() - 2;
    condensed.parts.add(new Part(-1, 0));
    Deque<Place> open = new ArrayDeque<>(List.of(new Place(root, 0)));
    while (!open.isEmpty()) condensed.fallApart(open.pop(), open);
    return condensed;
  }

  private void fallApart(Place place, Deque<Place> open) {
    if (tree.isPoint(place.node())) {
      lastPart[place.node()] = place.part();
      return;
    }
    double density = tree.densityOf(place.node());
    int left = tree.leftOf(place.node());
    int right = tree.rightOf(place.node());
    boolean twoParts = isLarge(left) && isLarge(right);
    Part part = parts.get(place.part());
    for (int node : new int[] {left, right}) {
      if (twoParts || !isLarge(node)) {
        part.stability += (density - part.birth) * tree.sizes()[node];
      }
      if (isLarge(node)) {
        open.push(new Place(node, twoParts ? newPart(place.part(), density) : place.part()));
      } else {
        drop(node, place.part());
      }
    }
  }

  private boolean isLarge(int node) {
    return tree.sizes()[node] >= leastSize;
  }

  private int newPart(int above, double birth) {
    parts.add(new Part(above, birth));
    parts.get(above).below.add(parts.size() - 1);
    return parts.size() - 1;
  }

  private void drop(int node, int part) {
    Deque<Integer> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      int next = open.pop();
      if (tree.isPoint(next)) {
        lastPart[next] = part;
      } else {
        open.push(tree.leftOf(next));
        open.push(tree.rightOf(next));
      }
    }
  }

  /** The parts that together are most stable, none inside another; never the whole. */
  Hdbscan best() {
    double[] value = new double[parts.size()];
    boolean[] kept = new boolean[parts.size()];
    for (int p = parts.size() - 1; p > 0; p--) {
      double below =
          parts.get(p).below.stream().mapToDouble(child -> value[child]).sum();
      kept[p] = parts.get(p).stability >= below;
      value[p] = Math.max(parts.get(p).stability, below);
    }
    int[] names = new int[parts.size()];
    Arrays.fill(names, Hdbscan.NOISE);
    int count = 0;
    for (int p = 1; p < names.length; p++) {
      int above = names[parts.get(p).above];
      names[p] = above != Hdbscan.NOISE ? above : kept[p] ? count++ : Hdbscan.NOISE;
    }
    return new Hdbscan(Arrays.stream(lastPart).map(part -> names[part]).toArray(), count);
  }
}
