package dev.orchard.local.command;

import picocli.CommandLine.Option;

/** Where a server listens. */
final class HostOptions {
  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Default: 8080; 0 takes any free one.")
  int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen on. Default: 127.0.0.1; 0.0.0.0 for all, which needs tokens.")
  String host;
}
