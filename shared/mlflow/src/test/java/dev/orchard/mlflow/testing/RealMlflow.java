package dev.orchard.mlflow.testing;

import dev.orchard.mlflow.MlflowServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real {@code mlflow server} in a folder of its own, on a port of its own. */
public final class RealMlflow implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final PythonEnvironment python;
  private final Process process;
  private final URI address;
  private final Thread undertaker;

  private RealMlflow(PythonEnvironment python, Process process, URI address) {
    this.python = python;
    this.process = process;
    this.address = address;
    this.undertaker = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(undertaker);
  }

  /** Starts one, or skips the test aloud where that cannot be. */
  public static RealMlflow startOrSkip(Path folder) {
    PythonEnvironment python = PythonEnvironment.requireOrSkip();
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  python.program("mlflow").toString(),
                  "server",
                  "--host",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(port),
                  "--workers",
                  "1",
                  "--backend-store-uri",
                  "sqlite:///" + folder.resolve("mlflow.db"),
                  "--artifacts-destination",
                  folder.resolve("artifacts").toString())
              .redirectErrorStream(true)
              .start();
      URI address = URI.create("http://127.0.0.1:" + port);
      RealMlflow server = new RealMlflow(python, process, address);
      server.awaitListening();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Reads what the server says until it says that it listens, and drops the rest. */
  private void awaitListening() throws IOException {
    BufferedReader output = process.inputReader();
    List<String> said = new ArrayList<>();
    String line = output.readLine();
    while (line != null && !line.contains("Listening at") && !line.contains("running on")) {
      said.add(line);
      line = output.readLine();
    }
    if (line == null) {
      close();
      throw new IOException("mlflow server ended:\n" + String.join("\n", said));
    }
    Thread drain = new Thread(() -> drop(output), "mlflow-server-output");
    drain.setDaemon(true);
    drain.start();
  }

  /** A server whose output nobody reads stops once the pipe is full. */
  private static void drop(BufferedReader output) {
    try {
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // The process has ended.
    }
  }

  public MlflowServer server() {
    return MlflowServer.open(address, TIMEOUT);
  }

  public URI address() {
    return address;
  }

  public PythonEnvironment python() {
    return python;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(undertaker);
    end();
  }

  /** The workers outlive the process that was started, unless they are ended themselves. */
  private void end() {
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    workers.forEach(ProcessHandle::destroy);
    process.onExit().join();
    workers.forEach(worker -> worker.onExit().join());
  }
}
