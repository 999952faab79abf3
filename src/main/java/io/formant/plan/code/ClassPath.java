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
  private final Map<String, String> libraryOfPackage = new ConcurrentHashMap<>();

  ClassPath(ClassLoader loader) {
    this.loader = loader;
  }

  Optional<byte[]> read(String resource) {
    try (InputStream in = loader.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from the class path", e);
    }
  }

  /** Name and version of the jar that holds a class; empty for a class of the Java platform. */
  Optional<String> library(String internalName) {
    String folder = internalName.substring(0, Math.max(0, internalName.lastIndexOf('/')));
    return Optional.of(libraryOfPackage.computeIfAbsent(folder, known -> find(internalName)))
        .filter(library -> !library.equals(PLATFORM));
  }

  private String find(String internalName) {
    URL url = loader.getResource(internalName + ".class");
    if (url == null || url.getProtocol().equals("jrt")) {
      return PLATFORM;
    }
    Matcher jar = JAR.matcher(url.toString());
    String name = "";
    while (jar.find()) {
      name = jar.group(1);
    }
    return name.isEmpty() ? "classes" : name;
  }
}
