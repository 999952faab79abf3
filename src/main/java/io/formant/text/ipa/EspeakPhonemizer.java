package io.formant.text.ipa;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Phonemes by the program espeak-ng, one process a call.
 *
 * <p>The published checkpoints were trained on the phonemes of an older espeak; {@link EspeakDialect} brings those of today back to
 * them.
 */
public final class EspeakPhonemizer implements IpaPhonemizer {

  private static final String PROGRAM = "espeak-ng";
  private static final List<String> COMMAND = List.of(PROGRAM, "-q", "--ipa", "-v", "en-us");

  /** What it puts around words that it takes to be of another language. */
  private static final Pattern LANGUAGE = Pattern.compile("\\([a-z-]+\\)");

  /** Whether the program can be started. */
  public static boolean isInstalled() {
    return Installed.VERSION.startsWith("eSpeak");
  }

  /** Such as {@code eSpeak NG text-to-speech: 1.51}; empty where it is not installed. */
  public static String version() {
    return Installed.VERSION;
  }

  @Override
  public List<String> phonemes(List<String> clauses) {
    if (clauses.isEmpty()) {
      return List.of();
    }
    List<String> lines = lines(clauses);
    if (lines.size() != clauses.size()) { // it cut a clause in two, or left one out
      lines = clauses.stream().map(EspeakPhonemizer::alone).toList();
    }
    List<String> older = new ArrayList<>();
    for (int i = 0; i < clauses.size(); i++) {
      String opening =
          clauses.get(i).startsWith("(") ? " " : ""; // the reference's phonemes keep one
      older.add(opening + EspeakDialect.older(LANGUAGE.matcher(lines.get(i)).replaceAll("")));
    }
    return older;
  }

  private static String alone(String clause) {
    return lines(List.of(clause)).stream().collect(Collectors.joining(" "));
  }

  private static List<String> lines(List<String> clauses) {
    try {
      Process process = new ProcessBuilder(COMMAND).redirectErrorStream(false).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write((String.join("\n", clauses) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      List<String> lines = spoken(process);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(PROGRAM + " ended with status " + status);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(missing(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while " + PROGRAM + " was running", e);
    }
  }

  private static List<String> spoken(Process process) throws IOException {
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (!line.isBlank()) {
          lines.add(line.strip());
        }
      }
      return lines;
    }
  }

  /** What to say where the program is wanted and not there. */
  public static String missing() {
    return PROGRAM
        + " is not installed: install it (on Debian, apt-get install espeak-ng), or use the phonemizer that ships "
        + "with this program";
  }

  private static final class Installed {
    static final String VERSION = version();

    private static String version() {
      try {
        Process process = new ProcessBuilder(PROGRAM, "--version").start();
        process.getOutputStream().close();
        List<String> lines = spoken(process);
        return process.waitFor() == 0 && !lines.isEmpty()
            ? lines.get(0).replaceAll("\\s+Data at:.*", "")
            : "";
      } catch (IOException e) {
        return "";
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "";
      }
    }
  }
}
