package dev.orchard.training;

import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words a run is found by: the spec's tags and, unless they name one, a {@code dataset} after
 * the first file or table that the query reads.
 */
final class RunTags {
  private static final int LONGEST = 200;

  /** A file in quotes, in or without a reader's brackets, or a table, after FROM. */
  private static final Pattern READ =
      Pattern.compile(
          "\\bfrom\\s+(?:\\w+\\s*\\(\\s*)?(?:'([^']+)'|[`\"]?([\\w.-]+)[`\"]?)",
          Pattern.CASE_INSENSITIVE);

  private RunTags() {}

  static Map<String, String> of(ModelSpec spec) {
    Map<String, String> tags = new TreeMap<>(spec.tags());
    dataset(spec.source().query()).ifPresent(name -> tags.putIfAbsent(Run.DATASET, name));
    return tags;
  }

  /** {@code bank-full} for a query of {@code data/bank-full.csv}. */
  static Optional<String> dataset(String query) {
    Matcher matcher = READ.matcher(query);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String name = matcher.group(1) == null ? matcher.group(2) : stem(matcher.group(1));
    return Optional.of(name).filter(text -> !text.isEmpty() && text.length() <= LONGEST);
  }

  private static String stem(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }
}
