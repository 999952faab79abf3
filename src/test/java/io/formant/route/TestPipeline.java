package io.formant.route;

import io.formant.artifact.Digest;
import io.formant.artifact.Entry;
import io.formant.artifact.Manifest;
import io.formant.artifact.RunListener;
import io.formant.artifact.Store;
import io.formant.plan.Fingerprints;
import io.formant.plan.Plan;
import io.formant.plan.Planner;
import io.formant.plan.StageOutcome;
import io.formant.plan.code.CodeDigest;
import io.formant.route.TestStages.Adding;
import io.formant.route.TestStages.All;
import io.formant.route.TestStages.Mapping;
import io.formant.route.TestStages.Num;
import io.formant.route.TestStages.Source;
import io.formant.route.TestStages.Sum;
import io.formant.route.TestStages.Total;
import io.formant.stage.catalog.StageCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline: {@code numbers → scaled → total → added ← scaled}, and {@code added → all}. */
abstract class TestPipeline {
  @TempDir
  Path folder;

  final Source source = new Source();
  final Mapping mapping = new Mapping();
  final Sum total = new Total();
  final Adding adding = new Adding();
  final Sum all = new All();
  final CodeDigest code = new CodeDigest();
  final Queue<String> events = new ConcurrentLinkedQueue<>();
  CamelContext camel;
  Store store;

  @BeforeEach
  void open() throws Exception {
    for (int i = 0; i < 10; i++) {
      source.numbers.put("a" + i, (long) i);
    }
    camel = new DefaultCamelContext();
    camel.start();
    store = Store.open(folder);
  }

  @AfterEach
  void close() throws Exception {
    camel.stop();
    store.close();
  }

  final RunListener listener = new RunListener() {
    @Override
    public void stageStarted(String stage, int items, int toRun) {
      events.add("start " + stage + " " + toRun + "/" + items);
    }

    @Override
    public void noticed(String stage, String message) {
      events.add("notice " + stage + " " + message);
    }

    @Override
    public void stageFinished(String stage, int items, int ran, double seconds) {
      events.add("end " + stage + " " + ran + "/" + items);
    }

    @Override
    public void stageFailed(String stage, String item, Throwable cause) {
      events.add("fail " + stage + " " + item);
    }
  };

  Plan plan() {
    try {
      Path file = Files.writeString(folder.resolve("test.yaml"), """
          pipeline: test
          stages:
            numbers: {type: numbers, name: n}
            scaled:  {type: scale, from: numbers, factor: 1000}
            total:   {type: total, of: scaled, split: train}
            added:   {type: add, from: scaled, plus: total}
            all:     {type: all, of: added, split: any}
          """);
      return new Planner(new StageCatalog(List.of(source, mapping, total, adding, all)))
          .plan(file, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PipelineRun of(Scheme scheme) {
    Plan plan = plan();
    return new PipelineRun(
        camel, plan, store, listener, new RunOptions(scheme, 2), new Fingerprints(plan, code, ""));
  }

  RunResult run() {
    return of(Scheme.DIRECT).run();
  }

  static List<Integer> ran(RunResult result) {
    return result.outcomes().stream().map(StageOutcome::ran).toList();
  }

  long value(RunResult result, String stage) {
    StageOutcome outcome = outcome(result, stage);
    return store.read(entries(outcome).get(0).digest(), Num.class).value();
  }

  static StageOutcome outcome(RunResult result, String stage) {
    return result.outcomes().stream()
        .filter(it -> it.stage().equals(stage))
        .findFirst()
        .orElseThrow();
  }

  List<Entry> entries(StageOutcome outcome) {
    return store.read(outcome.output(), Manifest.class).entries();
  }

  Path file(Digest digest) {
    return folder.resolve("objects").resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  void flip(Digest digest) throws IOException {
    byte[] bytes = Files.readAllBytes(file(digest));
    bytes[bytes.length - 2] ^= 1;
    Files.write(file(digest), bytes);
  }
}
