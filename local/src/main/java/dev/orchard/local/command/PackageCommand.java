package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.console.Progress;
import dev.orchard.local.console.Table;
import dev.orchard.local.packaging.FunctionPackage;
import dev.orchard.local.packaging.Packager;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The archives that Terraform deploys. The launcher has the JARs built before this starts. */
@Command(
    name = "package",
    mixinStandardHelpOptions = true,
    description = {
      "Writes one archive a function, FUNCTION.zip, with exactly one JAR in it, as Cloud Functions takes it.",
      "The same sources give the same bytes, whatever the folder, the time zone and the language;"
          + " Terraform deploys only what has changed.",
      "Fails if an archive is larger than its function should be: 30 MB, or 100 MB for train and release."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard package                                    every function, in target/package",
      "  orchard package predict batch --target build/zips"
    })
final class PackageCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(
      arity = "0..*",
      paramLabel = "FUNCTION",
      description = "Only these functions. Default: all.")
  private List<String> chosen = List.of();

  @Option(
      names = "--target",
      paramLabel = "DIR",
      description = "Where to write them. Default: target/package in the project's folder.")
  private Path target;

  @Option(names = "--json", description = "One JSON document on stdout, everything else on stderr.")
  private boolean json;

  PackageCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = target == null ? surroundings.home().resolve("target/package") : target;
    Packager packager = new Packager(surroundings.home().resolve("functions"), folder);
    List<FunctionPackage> packages = write(packager, functions(packager));
    print(packages);
    List<FunctionPackage> tooLarge =
        packages.stream().filter(written -> !written.isWithinLimit()).toList();
    tooLarge.forEach(
        written ->
            surroundings
                .console()
                .note(
                    String.format(
                        Locale.ROOT,
                        "orchard: %s.zip has %,d bytes, and may have %,d: see with unzip -l what came in, and exclude it in functions/%s/pom.xml",
                        written.function(),
                        written.bytes(),
                        written.mostBytes(),
                        written.function())));
    return (tooLarge.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private List<String> functions(Packager packager) throws IOException {
    List<String> known = packager.functions();
    for (String function : chosen) {
      if (!known.contains(function)) {
        throw new UsageException(
            "there is no function " + function + "; there are " + String.join(", ", known));
      }
    }
    return chosen.isEmpty() ? known : chosen.stream().distinct().sorted().toList();
  }

  private List<FunctionPackage> write(Packager packager, List<String> functions)
      throws IOException {
    List<FunctionPackage> written = new ArrayList<>();
    try (Progress progress = new Progress(surroundings.console(), "package")) {
      for (String function : functions) {
        progress.show(function, 0, -1);
        written.add(packager.write(function));
      }
      return written;
    } catch (NoSuchFileException e) {
      throw new UsageException(
          e.getFile() + " is not there; ./orchard package has Maven build it first");
    }
  }

  private void print(List<FunctionPackage> packages) {
    Console console = surroundings.console();
    if (json) {
      console.json(
          output ->
              output
                  .beginObject()
                  .arrayMember(
                      "packages",
                      list ->
                          packages.forEach(
                              written ->
                                  list.beginObject()
                                      .member("function", written.function())
                                      .member("file", written.file().toString())
                                      .member("bytes", written.bytes())
                                      .member("sha256", written.sha256())
                                      .endObject()))
                  .endObject());
      return;
    }
    Table table = new Table("FILE", "BYTES", "SHA-256");
    packages.forEach(
        written ->
            table.row(
                written.file().toString(),
                String.format(Locale.ROOT, "%,d", written.bytes()),
                written.sha256()));
    table.print(console);
  }
}
