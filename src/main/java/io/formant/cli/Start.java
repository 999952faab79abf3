package io.formant.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the program begins. Only the dashboard listens to the network, and it is up before any verb reads its options: so it is told
 * here where to listen, on this machine alone.
 */
@QuarkusMain
public final class Start {
  private static final String PORT = "--port";
  private static final int USUAL_PORT = 8420;
  private static final int TRIES = 20;

  private Start() {}

  public static void main(String... arguments) {
    if (serves(List.of(arguments))) {
      System.setProperty("quarkus.http.host-enabled", "true");
      System.setProperty("quarkus.http.port", Integer.toString(port(List.of(arguments))));
    }
    Quarkus.run(Main.class, arguments);
  }

  /** Whether the first word that is no option is the verb; help does not listen. */
  private static boolean serves(List<String> arguments) {
    if (Stream.of("-h", "--help", "-V", "--version").anyMatch(arguments::contains)) return false;
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (ServeCommand.VALUED.contains(word)) i++;
      else if (!word.startsWith("-")) return word.equals(ServeCommand.NAME);
    }
    return false;
  }

  /** The port asked for; else the usual one, or the next that is free. What is no port is the verb's to refuse. */
  private static int port(List<String> arguments) {
    int at = arguments.indexOf(PORT);
    String word = at >= 0 && at + 1 < arguments.size()
        ? arguments.get(at + 1)
        : arguments.stream()
            .filter(it -> it.startsWith(PORT + "="))
            .map(it -> it.substring(PORT.length() + 1))
            .findFirst()
            .orElse("");
    if (ServeCommand.isPort(word) && isFree(Integer.parseInt(word))) return Integer.parseInt(word);
    for (int port = USUAL_PORT; port < USUAL_PORT + TRIES; port++) if (isFree(port)) return port;
    return 0;
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
