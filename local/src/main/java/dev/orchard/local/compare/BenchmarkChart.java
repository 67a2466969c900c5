package dev.orchard.local.compare;

import dev.orchard.model.spec.Metric;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Bars of one metric, best first. On one data set the best bar has a colour of its own; of several
 * each has a colour.
 */
final class BenchmarkChart {
  private static final int MOST_BARS = 20;
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 600;
  private static final Color BEST = new Color(0x2E7D32);
  private static final Color OTHERS = new Color(0x90A4AE);
  private static final int LABEL_ANGLE = 30;

  private final Benchmark benchmark;
  private final Metric metric;

  BenchmarkChart(Benchmark benchmark, Metric metric) {
    this.benchmark = benchmark;
    this.metric = metric;
  }

  void write(Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    BitmapEncoder.saveBitmap(chart(), file.toString(), BitmapFormat.PNG);
  }

  private CategoryChart chart() {
    List<Ranking> rankings =
        benchmark.rankings().stream().filter(ranking -> ranking.metric() == metric).toList();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(metric.word() + " (" + rankings.get(0).direction() + ")")
            .yAxisTitle(metric.word())
            .build();
    CategoryStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setAvailableSpaceFill(0.8);
    styler.setLabelsVisible(true);
    styler.setDecimalPattern("#,##0.####");
    if (rankings.size() == 1) {
      addOneDataset(chart, rankings.get(0));
    } else {
      addDatasets(chart, rankings);
    }
    return chart;
  }

  private static void addOneDataset(CategoryChart chart, Ranking ranking) {
    List<Ranking.Place> places = ranking.places().stream().limit(MOST_BARS).toList();
    List<String> names = names(places);
    List<Double> best = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    for (Ranking.Place place : places) {
      boolean first = place.rank() == 1;
      best.add(first ? place.value() : null);
      others.add(first ? null : place.value());
    }
    chart.getStyler().setOverlapped(true);
    rotateLabels(chart, names);
    chart.addSeries("best", names, best).setFillColor(BEST);
    if (others.stream().anyMatch(value -> value != null)) {
      chart.addSeries("others", names, others).setFillColor(OTHERS);
    }
  }

  /** Runs of one model are told apart by their runs. */
  private static List<String> names(List<Ranking.Place> places) {
    Set<String> names = new LinkedHashSet<>();
    for (Ranking.Place place : places) {
      String name = place.result().model();
      if (!names.add(name)) {
        names.add(name + " " + place.result().run().id());
      }
    }
    return List.copyOf(names);
  }

  private static void addDatasets(CategoryChart chart, List<Ranking> rankings) {
    Set<String> models = new LinkedHashSet<>();
    rankings.forEach(
        ranking -> ranking.places().forEach(place -> models.add(place.result().model())));
    List<String> names = models.stream().limit(MOST_BARS).toList();
    rotateLabels(chart, names);
    for (Ranking ranking : rankings) {
      List<Double> values = new ArrayList<>();
      for (String name : names) {
        values.add(
            ranking.places().stream()
                .filter(place -> place.result().model().equals(name))
                .map(Ranking.Place::value)
                .findFirst()
                .orElse(null));
      }
      chart.addSeries(BenchmarkText.shown(ranking.dataset()), names, values);
    }
  }

  /** Long names would run into each other. */
  private static void rotateLabels(CategoryChart chart, List<String> names) {
    int characters = names.stream().mapToInt(String::length).sum();
    if (characters > WIDTH / 10) {
      chart.getStyler().setXAxisLabelRotation(LABEL_ANGLE);
    }
  }
}
