package dev.orchard.training;

import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;

/** The two models of the demo, with trainings of any size. */
final class Specs {
  private static final String BANK =
      """
      name: lead-conversion
      task: classification
      label: {name: y, positive: "yes"}
      features:
        - {name: age, type: number}
        - {name: job, type: category}
        - {name: marital, type: category}
        - {name: education, type: category}
        - {name: default, type: boolean}
        - {name: balance, type: number}
        - {name: housing, type: boolean}
        - {name: loan, type: boolean}
        - {name: contact, type: category}
        - {name: day, type: number}
        - {name: month, type: category}
        - {name: campaign, type: number}
        - {name: pdays, type: number}
        - {name: previous, type: number}
        - {name: poutcome, type: category}
      source: {query: "select * from read_csv('bank-full.csv', delim = ';')"}
      """;

  private static final String DIAMONDS =
      """
      name: diamond-price
      task: regression
      label: {name: price}
      features:
        - {name: carat, type: number}
        - {name: depth, type: number}
        - {name: table, type: number}
        - {name: x, type: number}
        - {name: y, type: number}
      source: {query: "select * from 'diamonds.csv'"}
      """;

  private static final String CUTS =
      """
      name: diamond-cut
      task: classification
      label: {name: cut}
      features:
        - {name: carat, type: number}
        - {name: color, type: category}
        - {name: clarity, type: category}
        - {name: depth, type: number}
        - {name: table, type: number}
        - {name: price, type: number}
        - {name: x, type: number}
        - {name: y, type: number}
        - {name: z, type: number}
      source: {query: "select * from 'diamonds.csv'"}
      """;

  private Specs() {}

  /** Five classes: which cut a stone has. */
  static ModelSpec cuts(String further) {
    return ModelSpecReader.read(CUTS + further, "cuts.yaml");
  }

  /** Lead conversion; {@code further} are lines such as training and gate. */
  static ModelSpec bank(String further) {
    return ModelSpecReader.read(BANK + further, "bank.yaml");
  }

  static ModelSpec diamonds(String further) {
    return ModelSpecReader.read(DIAMONDS + further, "diamonds.yaml");
  }
}
