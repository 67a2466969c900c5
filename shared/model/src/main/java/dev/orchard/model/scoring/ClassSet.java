package dev.orchard.model.scoring;

import java.util.List;

/**
 * The classes that a row may have: its true class is among them in at least {@code confidenceLevel}
 * of all cases, whatever that class is. Several where the model cannot tell, none where the row is
 * unlike the rows of every class.
 */
public record ClassSet(List<String> classes, double confidenceLevel) {
  public ClassSet {
    classes = List.copyOf(classes);
  }
}
