package dev.orchard.local.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a result stands by the mean of its ranks.
 *
 * @param meanRank over the metrics that it has
 * @param metrics how many those are
 * @param missing how many it lacks that others on the same data have
 */
record Standing(Result result, double meanRank, int metrics, int missing) {

  /** By mean rank; those that lack metrics follow, as their means leave something out. */
  static List<Standing> of(List<Result> results, List<Ranking> rankings) {
    List<Standing> standings = new ArrayList<>();
    for (Result result : results) {
      List<Integer> ranks =
          rankings.stream().flatMap(ranking -> ranking.rankOf(result).stream()).toList();
      if (!ranks.isEmpty()) {
        double mean = ranks.stream().mapToInt(rank -> rank).average().orElseThrow();
        standings.add(new Standing(result, mean, ranks.size(), rankings.size() - ranks.size()));
      }
    }
    standings.sort(
        Comparator.comparingInt(Standing::missing).thenComparingDouble(Standing::meanRank));
    return standings;
  }
}
