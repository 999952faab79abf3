package io.formant.route;

import io.formant.artifact.Artifact;
import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Kind;
import io.formant.artifact.SetOf;
import io.formant.stage.BarrierStage;
import io.formant.stage.Doc;
import io.formant.stage.From;
import io.formant.stage.InputTraits;
import io.formant.stage.Inputs;
import io.formant.stage.Item;
import io.formant.stage.MapStage;
import io.formant.stage.PreparedMapStage;
import io.formant.stage.SourceStage;
import io.formant.stage.StageType;
import io.formant.stage.Task;
import io.formant.stage.Traits;
import io.formant.stage.Yield;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Stages that count: what they were asked for, and numbers. */
final class TestStages {
  private TestStages() {}

  record Num(long value) implements Artifact {}

  @Kind("numbers")
  interface Nums extends SetOf<Num> {}

  /** Work on a number that a test may make fail, wait or stop the run. */
  interface Work {
    long on(long value) throws Exception;
  }

  /** Yields the numbers of a map that the test may change between runs. */
  @StageType(value = "numbers", about = "Yields numbers.", example = "{type: numbers, name: n}")
  static final class Source implements SourceStage<Source.Spec, Num> {
    record Spec(@Doc("as it says") String name) {}

    final Map<String, Long> numbers = new LinkedHashMap<>();
    final Queue<String> loaded = new ConcurrentLinkedQueue<>();
    Work work = value -> value;

    @Override
    public Traits outputs(Spec spec) {
      return Traits.of(Nums.class);
    }

    @Override
    public List<Listed<Num>> list(Spec spec) {
      return numbers.entrySet().stream()
          .map(entry -> new Listed<>(
              entry.getKey(),
              Map.of("split", entry.getKey().startsWith("t") ? "test" : "train"),
              Digest.of("n" + entry.getValue()),
              () -> load(entry.getKey(), entry.getValue())))
          .toList();
    }

    private Num load(String key, long value) throws Exception {
      loaded.add(key);
      return new Num(work.on(value));
    }
  }

  @StageType(
      value = "scale",
      about = "Scales.",
      example = "{type: scale, from: numbers, factor: 2}")
  static final class Mapping implements MapStage<Mapping.Spec, Num, Num> {
    record Spec(
        @Doc("as it says") From<Nums> from,
        @Doc("as it says") long factor) {}

    final Queue<Long> mapped = new ConcurrentLinkedQueue<>();
    Work work = value -> value;

    @Override
    public Traits outputs(Spec spec, Traits in) {
      return in;
    }

    @Override
    public Num run(Spec spec, Num item) throws Exception {
      mapped.add(item.value());
      return new Num(work.on(item.value()) * spec.factor());
    }
  }

  /** Adds a single number to each of a set. */
  @StageType(value = "add", about = "Adds.", example = "{type: add, from: numbers, plus: total}")
  static final class Adding implements PreparedMapStage<Adding.Spec, Adding.Opened, Num, Num> {
    record Spec(
        @Doc("as it says") From<Nums> from,
        @Doc("as it says") From<Num> plus) {}

    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final Queue<Long> mapped = new ConcurrentLinkedQueue<>();

    record Opened(long value, Runnable closing) implements AutoCloseable {
      @Override
      public void close() {
        closing.run();
      }
    }

    @Override
    public Traits outputs(Spec spec, InputTraits in) {
      return in.of(spec.from());
    }

    @Override
    public Opened prepare(Spec spec, Inputs side) {
      opened.incrementAndGet();
      return new Opened(side.one(spec.plus()).value(), closed::incrementAndGet);
    }

    @Override
    public Num run(Spec spec, Opened prepared, Num item) {
      mapped.add(item.value());
      return new Num(item.value() + prepared.value());
    }
  }

  @StageType(value = "total", about = "Sums.", example = "{type: total, of: numbers, split: train}")
  static final class Total extends Sum {}

  @StageType(value = "all", about = "Sums.", example = "{type: all, of: numbers, split: any}")
  static final class All extends Sum {}

  /** Sums the items of one split. */
  abstract static class Sum implements BarrierStage<Sum.Spec, Num> {
    record Spec(
        @Doc("as it says") From<Nums> of, @Doc("as it says") String split) {}

    final Queue<Long> sums = new ConcurrentLinkedQueue<>();
    Work work = value -> value;
    SumTask body = (task, sum) -> {};
    Yielding yield = Yield::one;

    interface Yielding {
      Yield<Num> of(Num sum);
    }

    interface SumTask {
      void on(Task task, long sum) throws Exception;
    }

    @Override
    public Traits outputs(Spec spec, InputTraits in) {
      return Traits.of(Num.class);
    }

    @Override
    public List<Entry> consumes(Spec spec, From<?> from, List<Entry> entries) {
      return spec.split().equals("any")
          ? entries
          : entries.stream()
              .filter(entry -> entry.label("split").equals(spec.split()))
              .toList();
    }

    @Override
    public Yield<Num> run(Spec spec, Inputs in, Task task) throws Exception {
      long sum = 0;
      for (Item<Num> item : in.items(spec.of())) {
        sum += item.value().value();
      }
      body.on(task, sum);
      sums.add(sum);
      return this.yield.of(new Num(work.on(sum)));
    }
  }
}
