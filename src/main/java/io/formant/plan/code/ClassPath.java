package io.formant.plan.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a class loader finds: class files, resources, and the library that a foreign class comes from. */
final class ClassPath {
  private static final Pattern JAR = Pattern.compile("([^/!]+)\\.jar!?/");
  private static final String PLATFORM = "";

  private final ClassLoader loader;
  private final Map<String, Optional<String>> containers = new ConcurrentHashMap<>();
  private final Map<String, String> libraryOfPackage = new ConcurrentHashMap<>();

  ClassPath(ClassLoader loader) {
    this.loader = loader;
  }

  Optional<byte[]> read(String resource) {
    return url(resource).map(ClassPath::read);
  }

  /** The name of the jar that holds a resource, empty for a folder; nothing where there is no such resource. */
  Optional<String> container(String resource) {
    return containers.computeIfAbsent(resource, name -> url(name).map(ClassPath::container));
  }

  private Optional<URL> url(String resource) {
    return Optional.ofNullable(loader.getResource(resource));
  }

  private static byte[] read(URL url) {
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + url, e);
    }
  }

  /** Name and version of the jar that holds a class; empty for a class of the Java platform. */
  Optional<String> library(String internalName) {
    String folder = internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    return Optional.of(libraryOfPackage.computeIfAbsent(folder, known -> find(internalName)))
        .filter(library -> !library.equals(PLATFORM));
  }

  private String find(String internalName) {
    return url(internalName + ".class")
        .filter(url -> !url.getProtocol().equals("jrt"))
        .map(url -> container(url).isEmpty() ? "classes" : container(url))
        .orElse(PLATFORM);
  }

  /** The name of the innermost jar; empty for a folder. */
  private static String container(URL url) {
    Matcher jar = JAR.matcher(url.toString());
    String name = "";
    while (jar.find()) {
      name = jar.group(1);
    }
    return name;
  }
}
