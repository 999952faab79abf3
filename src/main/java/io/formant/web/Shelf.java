package io.formant.web;

import io.formant.report.live.Dashboard;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ServiceUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** Where reports and the journals of runs lie, and what of it may be seen. */
@Singleton
public class Shelf implements Dashboard {
  private volatile @Nullable Path cache;
  private volatile @Nullable Path reports;

  @Override
  public URI show(Path cache, Path reports) {
    this.cache = cache;
    this.reports = reports;
    int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  Path cache() {
    return given(cache);
  }

  Path reports() {
    return given(reports);
  }

  private static Path given(@Nullable Path folder) {
    if (folder == null) throw new ServiceUnavailableException("the dashboard is starting");
    return folder;
  }

  /** The folder of a report. */
  Path report(String pipeline, String run) throws IOException {
    Path folder = within(pipeline + "/" + run);
    if (!Files.isRegularFile(folder.resolve("run.json"))) throw new NotFoundException();
    return folder;
  }

  /**
   * A file or folder below the reports; nothing else can be named, whatever the path, and no hidden file.
   *
   * @throws NotFoundException when there is none
   */
  Path within(String path) throws IOException {
    Path root = reports();
    if (path.indexOf('\0') >= 0 || path.contains("\\") || !Files.isDirectory(root))
      throw new NotFoundException();
    Path real = root.toRealPath();
    Path named = real.resolve(path.replaceFirst("^/+", "")).normalize();
    if (!named.startsWith(real) || isHidden(real.relativize(named)) || !Files.exists(named))
      throw new NotFoundException();
    Path found = named.toRealPath();
    if (!found.startsWith(real) || isHidden(real.relativize(found))) throw new NotFoundException();
    return found;
  }

  private static boolean isHidden(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .anyMatch(name -> name.toString().startsWith("."));
  }

  /** The address of a report's folder on the dashboard; empty where it lies elsewhere. */
  Optional<String> address(String folder) throws IOException {
    Path root = reports().toAbsolutePath().normalize();
    Path path = Path.of(folder).toAbsolutePath().normalize();
    return !folder.isEmpty() && path.startsWith(root)
        ? Optional.of("/reports/" + root.relativize(path) + "/")
        : Optional.empty();
  }
}
