package io.formant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions of the program and of what it is built on. */
final class Versions implements IVersionProvider {
  /** By name, the program first. */
  static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    Properties built = built();
    versions.put("formant", built.getProperty("formant"));
    versions.put(
        "java",
        System.getProperty("java.vendor.version", System.getProperty("java.vendor")) + " "
            + Runtime.version());
    built.stringPropertyNames().stream()
        .filter(name -> !name.equals("formant"))
        .sorted()
        .forEach(name -> versions.put(name, built.getProperty(name)));
    return versions;
  }

  private static Properties built() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("/io/formant/versions.properties")) {
      if (in != null) properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the program's versions", e);
    }
    return properties;
  }

  @Override
  public String[] getVersion() {
    return all().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toArray(String[]::new);
  }
}
