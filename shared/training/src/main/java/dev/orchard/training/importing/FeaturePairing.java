package dev.orchard.training.importing;

import dev.orchard.formats.ForeignFeature;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds which feature of a spec is which of a model, and tells what one side lacks and what is out
 * of order: by name if the model names them all, so that one that is missing does not put all after
 * it in the wrong, and by place if not.
 */
final class FeaturePairing {
  /** Names that tools make up for columns without one; the number is the place. */
  private static final Pattern MADE_UP =
      Pattern.compile("(?:column_|feature_?|f|x|input_?)?([0-9]{1,6})");

  private final FeatureSchema schema;
  private final List<ForeignFeature> theirs;
  private final Violations violations;

  FeaturePairing(FeatureSchema schema, List<ForeignFeature> theirs, Violations violations) {
    this.schema = schema;
    this.theirs = theirs;
    this.violations = violations;
  }

  /** The pairs in the order of the model. */
  List<FeaturePair> pairs() {
    if (theirs.size() != schema.size()) {
      violations.add(
          "features",
          "as many as the model has, " + theirs.size(),
          Integer.toString(schema.size()));
    }
    boolean named = IntStream.range(0, theirs.size()).noneMatch(this::isNameless);
    return named ? byName() : byPlace();
  }

  private boolean isNameless(int place) {
    String name = name(place);
    return name.isEmpty() || (schema.position(name) < 0 && isMadeUp(name, place));
  }

  private static boolean isMadeUp(String name, int place) {
    Matcher matcher = MADE_UP.matcher(name.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return false;
    }
    // Most count from 0; scikit-learn's x1 is the second column, R's V1 the first.
    int number = Integer.parseInt(matcher.group(1));
    return number == place || number == place + 1;
  }

  private List<FeaturePair> byName() {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < schema.size(); place++) {
      places.putIfAbsent(asWritten(schema.feature(place).name()), place);
    }
    for (int place = 0; place < schema.size(); place++) {
      places.put(schema.feature(place).name(), place);
    }
    List<FeaturePair> pairs = new ArrayList<>();
    Set<Integer> lacking = new HashSet<>();
    for (int place = 0; place < theirs.size(); place++) {
      Integer ours = places.get(name(place));
      if (ours == null) {
        lacking.add(place);
      } else {
        pairs.add(new FeaturePair(ours, place));
      }
    }
    tellWhatIsLeftOver(lacking, pairs);
    checkOrder(pairs);
    return pairs;
  }

  /** LightGBM writes _ where a name has a space. */
  private static String asWritten(String ours) {
    return ours.replace(' ', '_');
  }

  private void tellWhatIsLeftOver(Set<Integer> lacking, List<FeaturePair> pairs) {
    Set<Integer> used = new HashSet<>();
    pairs.forEach(pair -> used.add(pair.ours()));
    for (int place = 0; place < Math.max(theirs.size(), schema.size()); place++) {
      boolean surplus = place < schema.size() && !used.contains(place);
      if (lacking.contains(place) && surplus) {
        violations.add(path(place), wanted(place), shown(place));
      } else if (lacking.contains(place)) {
        violations.add("features", wanted(place) + ", in place " + place, "nothing of that name");
      } else if (surplus) {
        violations.add(path(place), "nothing: the model does not use it", shown(place));
      }
    }
  }

  private void checkOrder(List<FeaturePair> pairs) {
    for (int i = 1; i < pairs.size(); i++) {
      FeaturePair before = pairs.get(i - 1);
      FeaturePair pair = pairs.get(i);
      if (pair.ours() <= before.ours()) {
        violations.add(
            path(pair.ours()),
            shown(pair.ours()) + " after " + shown(before.ours()) + ", as the model has them",
            "it before");
      }
    }
  }

  private List<FeaturePair> byPlace() {
    int count = Math.min(theirs.size(), schema.size());
    for (int place = 0; place < count; place++) {
      String ours = schema.feature(place).name();
      boolean same = name(place).equals(ours) || name(place).equals(asWritten(ours));
      if (!isNameless(place) && !same) {
        violations.add(path(place), wanted(place), shown(place));
      }
    }
    for (int place = count; place < theirs.size(); place++) {
      violations.add(path(place), wanted(place), "nothing");
    }
    for (int place = count; place < schema.size(); place++) {
      violations.add(path(place), "nothing: the model does not use it", shown(place));
    }
    return IntStream.range(0, count).mapToObj(place -> new FeaturePair(place, place)).toList();
  }

  private String name(int place) {
    return theirs.get(place).name().orElse("");
  }

  private String wanted(int place) {
    String kind = theirs.get(place).category() ? "category" : "number";
    return name(place).isEmpty()
        ? "the model's next, a " + kind
        : "\"" + Violation.shorten(name(place)) + "\", a " + kind;
  }

  private String shown(int place) {
    Feature feature = schema.feature(place);
    return "\"" + feature.name() + "\"";
  }

  private static String path(int place) {
    return "features[" + place + "]";
  }
}
