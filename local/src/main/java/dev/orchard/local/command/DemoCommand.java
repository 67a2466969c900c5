package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.host.CannotListenException;
import dev.orchard.local.host.CurlExample;
import dev.orchard.model.ModelName;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.serving.Installation;
import dev.orchard.web.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Two models on real data, served. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Trains two models on real data, if the store lacks them, and serves every function.",
      "They are lead-conversion (will this customer subscribe?) and diamond-price, the default model. Ctrl-C stops it."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  orchard demo", "  orchard demo --port 9000 --store demo-store"})
final class DemoCommand implements Callable<Integer> {
  private static final String DEFAULT_MODEL = "diamond-price";
  private static final List<String> SPECS = List.of("diamond-price.yaml", "lead-conversion.yaml");

  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private HostOptions host;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, CannotListenException, InterruptedException {
    Path folder = surroundings.home().resolve("examples");
    requireData(folder);
    Configuration configuration =
        options.configuration(
            surroundings,
            Map.of(
                "ORCHARD_DEFAULT_MODEL",
                DEFAULT_MODEL,
                "ORCHARD_SPECS",
                folder.toString(),
                Serving.CACHE_BYTES,
                Serving.LOCAL_CACHE_BYTES));
    Console console = surroundings.console();
    try (Installation installation =
        Installation.open(
            configuration,
            CommonOptions.log(console.err(), configuration, configuration.logLevel()))) {
      for (String spec : SPECS) {
        ExitCode trained = trainUnlessThere(installation, folder.resolve(spec));
        if (trained == ExitCode.FAILED || trained == ExitCode.INTERRUPTED) {
          return trained.number();
        }
      }
      new Serving(surroundings, installation)
          .run(host, address -> examples(installation, folder, address), this::announce);
    }
    return ExitCode.OK.number();
  }

  private static void requireData(Path folder) {
    for (String name : List.of("diamonds.csv", "bank-full.csv")) {
      if (!Files.isReadable(folder.resolve("data").resolve(name))) {
        throw new UsageException(
            "examples/data/"
                + name
                + " is missing; ./orchard puts it there when it builds with a connection to Maven Central");
      }
    }
  }

  private ExitCode trainUnlessThere(Installation installation, Path file) throws IOException {
    ModelSpec spec = Training.spec(file);
    if (hasChampion(installation, spec.name())) {
      return ExitCode.OK;
    }
    Console console = surroundings.console();
    console.note("training " + spec.name() + " from " + file.getFileName());
    Run run = new Training(installation, surroundings).train(file);
    Training.print(run, new Console(console.err(), console.err(), console.terminal()));
    return Training.codeOf(run);
  }

  private static boolean hasChampion(Installation installation, ModelName model) {
    OrganizationId organization = CommonOptions.organization(installation);
    try {
      return installation.registry().model(organization, model).champion().isPresent();
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static List<CurlExample> examples(Installation installation, Path folder, URI address) {
    Curl curl = new Curl(address, installation.webSettings().credentials().tokens().isPresent());
    try {
      ModelSpec diamonds = Training.spec(folder.resolve(SPECS.get(0)));
      ModelSpec leads = Training.spec(folder.resolve(SPECS.get(1)));
      JsonObject first = row(folder, diamonds, "diamonds.csv", ",", 1001);
      JsonObject second = row(folder, diamonds, "diamonds.csv", ",", 20001);
      JsonObject lead = row(folder, leads, "bank-full.csv", ";", 44001);
      return List.of(
          curl.post(
              "The price of a diamond in US dollars, from carat, depth, table, x and y",
              "/predict",
              output -> {
                output.beginObject();
                output.arrayMember("features", list -> first.toMap().values().forEach(list::value));
                output.endObject();
              }),
          curl.post(
              "Whether a customer will subscribe: named features, of a model that is not the default",
              "/predict",
              output ->
                  output
                      .beginObject()
                      .member("model", leads.name().value())
                      .member("features", lead)
                      .endObject()),
          curl.post(
              "Several diamonds at once",
              "/batch_predict",
              output -> {
                output.beginObject();
                output.arrayMember(
                    "records",
                    list -> {
                      list.beginObject().member("features", first).endObject();
                      list.beginObject().member("features", second).endObject();
                    });
                output.endObject();
              }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject row(
      Path folder, ModelSpec spec, String file, String delimiter, int number) throws IOException {
    Path data = folder.resolve("data").resolve(file);
    return Features.of(
        CsvRow.read(data, delimiter, number, spec.features().names()), spec.features());
  }

  private void announce(URI address, List<CurlExample> examples) {
    Console console = surroundings.console();
    if (options.json) {
      console.json(
          output -> {
            output.beginObject().member("url", address.toString());
            output.stringsMember("curl", examples.stream().map(CurlExample::command).toList());
            output.endObject();
          });
      return;
    }
    console.say("");
    console.say("Orchard serves at " + address + " (Ctrl-C stops)");
    console.say("  docs     " + address + "/docs");
    console.say("  models   " + address + "/models");
    console.say("  health   " + address + "/health");
    for (CurlExample example : examples) {
      console.say("");
      console.say("# " + example.title());
      console.say(example.command());
    }
    console.say("");
  }
}
