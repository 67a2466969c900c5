package dev.orchard.model.evaluation;

import java.util.List;

/**
 * How often which class was predicted for which.
 *
 * @param classes in the order of rows and columns
 * @param counts one list a true class, in it one count a predicted class
 */
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {
  public ConfusionMatrix {
    classes = List.copyOf(classes);
    counts = counts.stream().map(List::copyOf).toList();
    int size = classes.size();
    if (counts.size() != size || counts.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException("A confusion matrix has a row and column for each class");
    }
  }
}
