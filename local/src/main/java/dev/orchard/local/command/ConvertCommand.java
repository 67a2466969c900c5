package dev.orchard.local.command;

import dev.orchard.local.console.Console;
import dev.orchard.local.console.Progress;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.ParquetConversion;
import dev.orchard.training.source.ParquetConversion.Report;
import dev.orchard.training.source.ParquetConversion.TypedColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A table as Parquet. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a CSV or NDJSON file anew as Parquet: typed, smaller, and read many times faster.",
      "Types are inferred from the whole file and printed; what was written is read again and compared."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard convert leads.csv leads.parquet",
      "  orchard convert leads.ndjson.gz leads.parquet --force --json"
    })
final class ConvertCommand implements Callable<Integer> {
  private static final int LEAST_GROUP = 2_048;

  private final Surroundings surroundings;

  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "A .csv, .tsv or .ndjson file, perhaps .gz.")
  private Path source;

  @Parameters(index = "1", paramLabel = "OUT", description = "The .parquet file to write.")
  private Path target;

  @Option(names = "--force", description = "Replaces OUT if it is there.")
  private boolean force;

  @Option(
      names = "--row-group-rows",
      paramLabel = "N",
      description = "Rows of a row group. Default: ${DEFAULT-VALUE}.")
  private int rowGroupRows = 122_880;

  @Option(names = "--json", description = "One JSON document on stdout, everything else on stderr.")
  private boolean json;

  ConvertCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!Files.isReadable(source) || Files.isDirectory(source)) {
      throw new UsageException("there is no file " + source + " that can be read");
    }
    if (!target.toString().endsWith(".parquet")) {
      throw new UsageException("the file to write must be named .parquet: " + target);
    }
    if (Files.exists(target) && !force) {
      throw new UsageException(target + " is there already; --force replaces it");
    }
    if (!Files.isDirectory(target.toAbsolutePath().getParent())) {
      throw new UsageException("there is no folder for " + target);
    }
    if (rowGroupRows < LEAST_GROUP) {
      throw new UsageException("a row group has at least " + LEAST_GROUP + " rows");
    }
    Console console = surroundings.console();
    print(converted(console), console);
    return ExitCode.OK.number();
  }

  private Report converted(Console console) {
    try (Progress progress = new Progress(console, "convert")) {
      return new ParquetConversion(DuckDbLimits.standard(), rowGroupRows)
          .convert(source, target, progress::show);
    }
  }

  private void print(Report report, Console console) {
    if (json) {
      console.json(
          output -> {
            output.beginObject().member("rows", report.rows());
            output.objectMember(
                "columns",
                columns ->
                    report.columns().forEach(each -> columns.member(each.name(), each.type())));
            output
                .member("bytes_before", report.bytesBefore())
                .member("bytes_after", report.bytesAfter())
                .member("checksum", report.checksum())
                .endObject();
          });
      return;
    }
    for (TypedColumn column : report.columns()) {
      console.say(String.format(Locale.ROOT, "  %-32s %s", column.name(), column.type()));
    }
    console.say(
        String.format(
            Locale.ROOT,
            "%,d rows, %,d bytes as Parquet (%,d before); read again and found the same",
            report.rows(),
            report.bytesAfter(),
            report.bytesBefore()));
  }
}
