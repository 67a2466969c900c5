package dev.orchard.local.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One row of an example's CSV file, whose values hold no delimiters. */
final class CsvRow {
  private CsvRow() {}

  /**
   * Reads one row.
   *
   * @param number from 1
   * @param names the columns wanted, in this order
   */
  static Map<String, String> read(Path file, String delimiter, int number, List<String> names)
      throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file);
        Stream<String> lines = reader.lines()) {
      List<String> both = lines.limit(number + 1L).toList();
      String[] header = cells(both.get(0), delimiter);
      String[] row = cells(both.get(number), delimiter);
      Map<String, String> all = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        all.put(header[i], row[i]);
      }
      Map<String, String> wanted = new LinkedHashMap<>();
      names.forEach(name -> wanted.put(name, all.get(name)));
      return wanted;
    }
  }

  private static String[] cells(String line, String delimiter) {
    String[] cells = line.split(Pattern.quote(delimiter), -1);
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].replace("\"", "");
    }
    return cells;
  }
}
