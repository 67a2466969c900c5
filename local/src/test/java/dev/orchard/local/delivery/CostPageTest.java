package dev.orchard.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The sums of docs/cost.md follow from the prices and assumptions that it names. */
final class CostPageTest {
  private static final double HOURS = 730;
  private static final double SECONDS = HOURS * 3600;
  private static final double REFRESH_SECONDS = 30;
  private static final double FREE_CPU = 180_000;
  private static final double FREE_MEMORY = 360_000;
  private static final double FREE_REQUESTS = 2e6;

  private final Map<String, List<String>> rows = rows();

  private static Map<String, List<String>> rows() {
    Path page = Path.of(System.getProperty("orchard.root")).resolve("docs/cost.md");
    Map<String, List<String>> rows = new HashMap<>();
    try {
      for (String line : Files.readAllLines(page)) {
        if (line.startsWith("| ")) {
          List<String> cells = List.of(line.substring(2).split(" *\\| *", -1));
          rows.put(cells.get(0), cells.subList(1, cells.size()));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return rows;
  }

  private double number(String row) {
    return Double.parseDouble(rows.get(row).get(0));
  }

  private double idle() {
    return number("storage") * number("GB of models")
        + number("images") * number("GB of images")
        + number("secrets") * number("secret versions")
        + number("jobs") * number("scheduled models");
  }

  private double secondsOf(double calls) {
    return Math.min(calls * number("seconds billed a call"), SECONDS);
  }

  /** Tokens and signing keys, as often as an instance that is called reads them. */
  private double accesses(double calls) {
    return 2 * secondsOf(calls) / REFRESH_SECONDS / 10_000 * number("accesses");
  }

  /** What calls cost beyond idleness. */
  private double calls(double calls, double freeCpu, double freeMemory, double freeRequests) {
    double seconds = secondsOf(calls);
    double cpu = Math.max(0, seconds * number("vCPU of an instance") - freeCpu);
    double memory = Math.max(0, seconds * number("GiB of an instance") - freeMemory);
    double requests = Math.max(0, calls - freeRequests);
    return cpu * number("cpu")
        + memory * number("memory")
        + requests / 1e6 * number("requests")
        + seconds / REFRESH_SECONDS / 1000 * number("reads");
  }

  private void holds(String row, DoubleUnaryOperator cost) {
    List<String> expected =
        List.of(
            cents(cost.applyAsDouble(0)),
            cents(cost.applyAsDouble(1e6)),
            cents(cost.applyAsDouble(1e8)));
    assertThat(rows.get(row).subList(0, 3)).as(row).isEqualTo(expected);
  }

  private static String cents(double dollars) {
    return BigDecimal.valueOf(dollars).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  @Test
  void addsUpWhatOrchardCosts() {
    holds("Orchard, before free tiers", n -> idle() + accesses(n) + calls(n, 0, 0, 0));
    holds(
        "Orchard, after Cloud Run's free tier",
        n -> idle() + accesses(n) + calls(n, FREE_CPU, FREE_MEMORY, FREE_REQUESTS));
    holds(
        "Orchard, 1,000 rows a call from SQL, before free tiers",
        n -> idle() + calls(n / number("rows of a call from SQL"), 0, 0, 0));
  }

  @Test
  void namesWhereThingsThatAreAlwaysOnBeginToCostLess() {
    double endpoint = HOURS * number("endpoint");
    double vm = HOURS * number("vm");

    assertThat(idle() + accesses(13e6) + calls(13e6, 0, 0, 0)).isLessThan(endpoint / 2);
    assertThat(idle() + accesses(26e6) + calls(26e6, 0, 0, 0)).isLessThan(endpoint);
    assertThat(idle() + accesses(3e6) + calls(3e6, 0, 0, 0)).isLessThan(vm);
    assertThat(idle() + accesses(4e6) + calls(4e6, 0, 0, 0)).isGreaterThan(vm);
  }

  @Test
  void namesASourceForEveryPrice() throws IOException {
    String page = ProjectFiles.text("docs/cost.md");
    for (List<String> row : rows.values()) {
      if (row.get(0).startsWith("0.") && row.get(2).matches("[a-z]+")) {
        assertThat(page).contains("\n- **" + row.get(2) + "**: ");
      }
    }
  }

  @Test
  void addsUpWhatIsAlwaysOn() {
    holds("a Vertex AI endpoint of one node", n -> HOURS * number("endpoint"));
    holds("one small VM", n -> HOURS * number("vm"));
  }
}
