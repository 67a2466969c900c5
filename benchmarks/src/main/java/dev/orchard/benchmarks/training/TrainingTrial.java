package dev.orchard.benchmarks.training;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One training in this process: {@code TrainingTrial table contestant trees depth threads}. Prints
 * {@code RESULT}, the seconds, the seconds of processor time, the peak of resident MiB and the
 * measure on the test rows. Reading the table is not timed, its memory counts.
 */
public final class TrainingTrial {
  private TrainingTrial() {}

  /** Runs one trial. */
  public static void main(String[] arguments) throws Exception {
    TrialTable table = TrialTable.of(arguments[0]);
    Contestant contestant = Contestant.valueOf(arguments[1]);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpuBefore = system.getProcessCpuTime();
    long before = System.nanoTime();
    Contestant.Scores scores =
        contestant.train(
            table.training(),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    double seconds = (System.nanoTime() - before) / 1e9;
    double cpu = (system.getProcessCpuTime() - cpuBefore) / 1e9;
    long peak = peakMebibytes();
    System.out.printf(
        Locale.ROOT,
        "RESULT %.3f %.3f %d %.5f%n",
        seconds,
        cpu,
        peak,
        table.measure(scores.of(table.test())));
  }

  /** As the kernel counts it: native memory too. */
  private static long peakMebibytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
