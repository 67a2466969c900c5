package dev.orchard.model.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When to train anew: five fields of cron (minute, hour, day of month, month, day of week), UTC.
 */
public record CronSchedule(String text) {
  private static final int LONGEST = 100;

  private record Field(String name, int least, int most, List<String> words) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of month", 1, 31, List.of()),
          new Field(
              "month",
              1,
              12,
              List.of(
                  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                  "dec")),
          new Field("day of week", 0, 7, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

  public CronSchedule {
    Optional<String> mistake = mistake(text);
    if (mistake.isPresent()) {
      throw new IllegalArgumentException(mistake.get());
    }
  }

  /** What is wrong with a text, as a phrase of what was expected; empty if nothing is. */
  public static Optional<String> mistake(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (text.length() > LONGEST || parts.length != FIELDS.size()) {
      return Optional.of(
          "five fields: minute, hour, day of month, month, day of week, such as \"0 3 * * 1\"");
    }
    for (int i = 0; i < parts.length; i++) {
      Field field = FIELDS.get(i);
      for (String item : parts[i].split(",", -1)) {
        if (!fits(item, field)) {
          return Optional.of(
              "the "
                  + field.name()
                  + " as * or numbers from "
                  + field.least()
                  + " to "
                  + field.most()
                  + " with lists (,), ranges (-) and steps (/)");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(String item, Field field) {
    String[] stepped = item.split("/", -1);
    if (stepped.length > 2 || (stepped.length == 2 && number(stepped[1], field.most()) < 1)) {
      return false;
    }
    if (stepped[0].equals("*")) {
      return true;
    }
    String[] range = stepped[0].split("-", -1);
    int first = point(range[0], field);
    int last = point(range[range.length - 1], field);
    return range.length <= 2 && first >= field.least() && last >= first && last <= field.most();
  }

  private static int point(String text, Field field) {
    int word = field.words().indexOf(text.toLowerCase(Locale.ROOT));
    return word >= 0 ? word + field.least() : number(text, field.most());
  }

  /** The number, or -1 if it is none or too large. */
  private static int number(String text, int most) {
    if (text.isEmpty() || text.length() > 2 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int value = Integer.parseInt(text);
    return value <= most ? value : -1;
  }
}
