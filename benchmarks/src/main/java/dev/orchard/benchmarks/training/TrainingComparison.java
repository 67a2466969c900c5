package dev.orchard.benchmarks.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs every trial in a process of its own and prints Markdown tables: the bar on real data (200
 * trees of depth 16, median of three, Tribuo once), then time and memory by rows and threads. An
 * argument gives the most synthetic rows, 1,000,000 by default.
 */
public final class TrainingComparison {
  /** The heap that a million rows must fit in. */
  private static final String HEAP = "-Xmx4g";

  private static final int[] ROWS = {10_000, 100_000, 1_000_000};
  private static final int REPETITIONS = 3;

  /** Tribuo's forests take minutes, and their times waver little. */
  private static final int REPETITIONS_OF_TRIBUO = 1;

  /** Tribuo looks at every distinct value in every node: more rows would take hours. */
  private static final Map<Contestant, Integer> MOST_ROWS =
      Map.of(Contestant.TRIBUO_FOREST, 10_000, Contestant.TRIBUO_CART, 100_000);

  private static final Set<Contestant> FORESTS =
      EnumSet.of(
          Contestant.ORCHARD_FOREST,
          Contestant.XGBOOST_FOREST,
          Contestant.TRIBUO_FOREST,
          Contestant.LIGHTGBM_FOREST);

  private record Result(double seconds, double cpu, long peak, double measure) {}

  private TrainingComparison() {}

  /** Runs all trials. */
  public static void main(String[] arguments) throws Exception {
    int mostRows = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    System.out.println(
        "| table | trainer | seconds | processor seconds | peak MiB | AUC or RMSE |");
    System.out.println("|---|---|---|---|---|---|");
    for (String table : List.of("lead-conversion", "diamond-price")) {
      for (Contestant contestant : FORESTS) {
        print(table, contestant, "", median(table, contestant));
      }
    }
    System.out.println();
    System.out.println(
        "| rows | trainer | threads | seconds | processor seconds | peak MiB | AUC |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (int rows : ROWS) {
      for (Contestant contestant : Contestant.values()) {
        boolean slow = rows > MOST_ROWS.getOrDefault(contestant, Integer.MAX_VALUE);
        for (int threads = 1; threads <= 2 && rows <= mostRows && !slow; threads++) {
          String trees = FORESTS.contains(contestant) ? "20" : "50";
          String depth = FORESTS.contains(contestant) ? "12" : "6";
          String table = "synthetic-" + rows;
          print(
              Integer.toString(rows),
              contestant,
              " " + threads + " |",
              run(table, contestant.name(), trees, depth, Integer.toString(threads)));
        }
      }
    }
  }

  private static Optional<Result> median(String table, Contestant contestant)
      throws IOException, InterruptedException {
    List<Result> results = new ArrayList<>();
    int repetitions = contestant == Contestant.TRIBUO_FOREST ? REPETITIONS_OF_TRIBUO : REPETITIONS;
    for (int repetition = 0; repetition < repetitions; repetition++) {
      run(table, contestant.name(), "200", "16", "2").ifPresent(results::add);
    }
    results.sort(Comparator.comparingDouble(Result::seconds));
    return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() / 2));
  }

  /** Empty if the process failed; what it wrote stands on standard error. */
  private static Optional<Result> run(String... trial) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(HEAP, "-cp", System.getProperty("java.class.path"), TrainingTrial.class.getName()));
    command.addAll(Arrays.asList(trial));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output
        .lines()
        .filter(line -> line.startsWith("RESULT "))
        .findFirst()
        .map(TrainingComparison::result);
  }

  private static Result result(String line) {
    String[] fields = line.split(" ", -1);
    return new Result(
        Double.parseDouble(fields[1]),
        Double.parseDouble(fields[2]),
        Long.parseLong(fields[3]),
        Double.parseDouble(fields[4]));
  }

  private static void print(
      String table, Contestant contestant, String threads, Optional<Result> result) {
    String name = contestant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    System.out.printf(
        Locale.ROOT,
        "| %s | %s |%s %s |%n",
        table,
        name,
        threads,
        result
            .map(
                found ->
                    String.format(
                        Locale.ROOT,
                        "%.2f | %.2f | %d | %.4f",
                        found.seconds(),
                        found.cpu(),
                        found.peak(),
                        found.measure()))
            .orElse("failed | | |"));
  }
}
