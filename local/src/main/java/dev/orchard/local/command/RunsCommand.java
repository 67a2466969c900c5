package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.console.Table;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunActivity;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.registry.Leases;
import dev.orchard.registry.Listing;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.PageRequest;
import dev.orchard.registry.RunFilter;
import dev.orchard.serving.Installation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists runs, shows one, or stops one. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists trainings, newest first, or shows one of them. A run whose process died is shown as interrupted once it has"
          + " been silent for ORCHARD_TRAINING_LEASE_SECONDS."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard runs --experiment lead-conversion --status failed",
      "  orchard runs 20260116142900-0badcafe",
      "  orchard runs 20260116142900-0badcafe --cancel"
    })
final class RunsCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private RunOptions which;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "Show this one.")
  private String id;

  @Option(names = "--cancel", description = "Stop the run; its process learns of it in seconds.")
  private boolean cancel;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Runs that are running, succeeded, lost, failed or interrupted.")
  private String status;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most. Default: 20.")
  private int limit;

  RunsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > ObjectStore.MAXIMUM_PAGE) {
      throw new UsageException(
          "--limit is from 1 to " + ObjectStore.MAXIMUM_PAGE + ", found " + limit);
    }
    if (cancel && id == null) {
      throw new UsageException("--cancel needs a run");
    }
    RunFilter filter =
        which.filter(
            RunOptions.word(
                "--status",
                status,
                Arrays.stream(Run.Status.values()).map(Run.Status::word).toList(),
                Run.Status::ofWord));
    try (Installation installation = options.open(surroundings)) {
      if (id == null) {
        list(installation, filter);
      } else {
        show(installation, new RunId(id));
      }
    }
    return ExitCode.OK.number();
  }

  private void list(Installation installation, RunFilter filter) {
    Listing<Run> runs =
        installation
            .registry()
            .listRuns(
                CommonOptions.organization(installation),
                Optional.empty(),
                filter,
                PageRequest.first(limit));
    Console console = surroundings.console();
    Instant now = installation.clock().instant();
    if (options.json) {
      console.json(
          output -> {
            output.beginObject();
            output.arrayMember(
                "runs",
                list ->
                    runs.items()
                        .forEach(
                            run -> {
                              list.beginObject();
                              RunJson.writeMembers(run, now, list);
                              list.endObject();
                            }));
            output.endObject();
          });
      return;
    }
    Table table = new Table("RUN", "MODEL", "STATUS", "STARTED", "TOOK", "OUTCOME");
    runs.items().forEach(run -> row(run, now, table));
    table.print(console);
    if (runs.hasNext()) {
      console.note("there are more: --limit");
    }
  }

  private static void row(Run run, Instant now, Table table) {
    String running = run.activity().map(RunActivity::message).orElse("");
    table.row(
        run.id().value(),
        run.model().value(),
        run.status().word(),
        run.started().truncatedTo(ChronoUnit.SECONDS).toString(),
        seconds(run.elapsed(now)),
        run.isFinished() ? run.error().orElse(run.outcome()) : running);
  }

  private void show(Installation installation, RunId run) {
    OrganizationId organization = CommonOptions.organization(installation);
    Run found = installation.registry().getRun(organization, run);
    if (cancel) {
      cancel(installation, found);
    }
    Instant now = installation.clock().instant();
    Console console = surroundings.console();
    if (options.json) {
      console.json(
          output -> {
            output.beginObject();
            RunJson.writeMembers(found, now, output);
            output.endObject();
          });
      return;
    }
    Training.print(found, console);
    found
        .activity()
        .filter(activity -> !found.isFinished())
        .ifPresent(
            activity ->
                console.say(
                    "  " + activity.message() + ", " + Math.round(100 * found.progress()) + " %"));
    console.say("  took " + seconds(found.elapsed(now)));
    found.tags().forEach((name, value) -> console.say("  " + name + " " + value));
  }

  private void cancel(Installation installation, Run run) {
    Leases leases =
        new Leases(
            installation.store(),
            installation.clock(),
            installation.configuration().trainingLease());
    boolean asked =
        !run.isFinished()
            && leases.requestStop(run.organization(), run.model(), run.id(), Moves.WHO);
    String what = asked ? " is told to stop" : " has ended already";
    surroundings.console().note("run " + run.id() + what);
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
