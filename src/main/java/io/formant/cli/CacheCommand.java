package io.formant.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.formant.artifact.Digest;
import io.formant.artifact.Store;
import io.formant.report.Figures;
import io.formant.report.RunRecords;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;

/** What is stored, whether every byte is right, and dropping what no report needs. */
@Command(name = "cache", description = "Looks after the cache: status, verify, gc.")
final class CacheCommand implements Runnable {
  @Inject
  Options options;

  @Override
  public void run() {
    status();
  }

  @Command(description = "Tells what is stored.")
  int status() {
    try (Store store = Store.open(options.cacheFolder())) {
      Store.Status status = store.status();
      if (options.json) Output.print(json(status));
      else Output.print(words(status));
      return ExitStatus.DONE;
    }
  }

  private static ObjectNode json(Store.Status status) {
    return Output.object()
        .put("folder", status.folder().toString())
        .put("objects", status.objects())
        .put("objects-bytes", status.objectsBytes())
        .put("results", status.results())
        .put("index-bytes", status.indexBytes())
        .put("checkpoints", status.checkpoints());
  }

  private static String words(Store.Status status) {
    return Output.table(List.of(
        List.of("folder", status.folder().toString()),
        List.of("objects", Figures.whole(status.objects()) + ", " + size(status.objectsBytes())),
        List.of("results", Figures.whole(status.results())),
        List.of("index", size(status.indexBytes())),
        List.of("checkpoints", Figures.whole(status.checkpoints()))));
  }

  @Command(description = "Checks every byte of every object.")
  int verify() {
    try (Store store = Store.open(options.cacheFolder())) {
      Store.Verification found = store.verify();
      if (options.json) Output.print(json(found));
      else Output.print(words(found));
      return found.damaged().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
  }

  private static ObjectNode json(Store.Verification found) {
    ObjectNode node =
        Output.object().put("objects", found.objects()).put("objects-bytes", found.objectsBytes());
    ArrayNode damaged = node.putArray("damaged");
    found.damaged().forEach(digest -> damaged.add(digest.hex()));
    return node;
  }

  private static String words(Store.Verification found) {
    StringBuilder text = new StringBuilder();
    found.damaged().forEach(digest -> text.append("damaged ").append(digest).append('\n'));
    text.append(Figures.whole(found.objects()))
        .append(" objects, ")
        .append(size(found.objectsBytes()))
        .append(": ");
    text.append(
        found.damaged().isEmpty()
            ? "every byte is right"
            : found.damaged().size() + " damaged; the next run makes again what it needs of them");
    return text.toString();
  }

  @Command(description = "Drops every object that no report needs.")
  int gc() throws IOException {
    Set<Digest> needed = new RunRecords(options.reportsFolder()).outputs();
    try (Store store = Store.open(options.cacheFolder())) {
      Store.Collected collected = store.gc(needed);
      if (options.json) {
        Output.print(Output.object()
            .put("kept", collected.kept())
            .put("removed", collected.removed())
            .put("removed-bytes", collected.removedBytes())
            .put("forgotten-results", collected.forgottenResults()));
      } else {
        String none = needed.isEmpty() ? ": no report in " + options.reportsFolder() : "";
        Output.print("removed " + Figures.whole(collected.removed()) + " objects, "
            + size(collected.removedBytes()) + "; kept " + Figures.whole(collected.kept()) + none);
      }
      return ExitStatus.DONE;
    }
  }

  /** A size as people read it: {@code 12 kB}, {@code 3.4 MB}. */
  static String size(long bytes) {
    if (bytes < 1000) return bytes + " B";
    if (bytes < 1_000_000) return Math.round(bytes / 1e3) + " kB";
    boolean mega = bytes < 1_000_000_000;
    return String.format(
        Locale.ROOT, "%.1f %s", mega ? bytes / 1e6 : bytes / 1e9, mega ? "MB" : "GB");
  }
}
