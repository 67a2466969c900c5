package dev.orchard.local.command;

import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.RowReader;
import dev.orchard.model.feature.Warning;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.ExplainOptions;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.model.scoring.ScoreOptions;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.serving.ExplanationJson;
import dev.orchard.serving.Installation;
import dev.orchard.serving.PredictionJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts for one row, directly from the store. */
@Command(
    name = "predict",
    description = "Predicts for one row of features, directly from the store: no server is needed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard predict diamond-price carat=0.7 depth=61.5 table=57 x=5.7 y=5.7",
      "  orchard predict diamond-price --alias challenger --json carat=0.7 depth=61.5 table=57 x=5.7 y=5.7",
      "  orchard predict diamond-price carat=0.7 depth=61.5 table=57 x=5.7 y=5.7 --explain 5"
    })
final class PredictCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private ModelArgument model;

  @SuppressWarnings(
      "UnusedVariable") // picocli sees it; the standard options have a --version of their own
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = "--explain",
      arity = "0..1",
      paramLabel = "N",
      parameterConsumer = OptionalCount.class,
      description = "Show what the N features that matter most contributed (default: 10).")
  private int explain;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description = "The features, in any order.")
  private List<String> features = List.of();

  PredictCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Map<String, String> texts = texts();
    try (Installation installation = options.open(surroundings)) {
      LoadedVersion version =
          installation.registry().load(model.reference(CommonOptions.organization(installation)));
      JsonObject sent = Features.of(texts, version.manifest().schema());
      Row row = new Row(version.manifest().schema());
      RowReader.read(sent, version.manifest().schema(), "features", row);
      Prediction prediction = version.scorer().score(row, ScoreOptions.DEFAULT);
      Optional<Explanation> explanation = explanation(version, row);
      if (options.json) {
        surroundings
            .console()
            .json(
                output -> {
                  output.beginObject();
                  PredictionJson.write(
                      output, version.manifest(), prediction, sent, Optional.empty());
                  explanation.ifPresent(each -> ExplanationJson.write(output, each));
                  output.endObject();
                });
      } else {
        print(version, prediction);
        explanation.ifPresent(
            each -> {
              surroundings.console().say("");
              ContributionTable.lines(each).forEach(surroundings.console()::say);
            });
      }
      return ExitCode.OK.number();
    }
  }

  private Optional<Explanation> explanation(LoadedVersion version, Row row) {
    if (explain < 0) {
      throw new UsageException("--explain takes how many features to show, found " + explain);
    }
    if (explain == 0) {
      return Optional.empty();
    }
    if (!version.scorer().canExplain()) {
      throw new UsageException(
          "version "
              + version.version().value()
              + " does not know how many training rows reached its nodes and cannot be explained");
    }
    return Optional.of(version.scorer().explain(row, new ExplainOptions(explain, 0)));
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String feature : features) {
      int equals = feature.indexOf('=');
      if (equals < 1) {
        throw new UsageException("features are given as NAME=VALUE, found \"" + feature + "\"");
      }
      if (texts.put(feature.substring(0, equals), feature.substring(equals + 1)) != null) {
        throw new UsageException("the feature " + feature.substring(0, equals) + " is given twice");
      }
    }
    return texts;
  }

  private void print(LoadedVersion version, Prediction prediction) {
    if (prediction instanceof NumberPrediction number) {
      say("%s: %.6g", version.model(), number.value());
      number
          .interval()
          .ifPresent(i -> say("  90 %% interval    %.6g to %.6g", i.lower(), i.upper()));
    } else if (prediction instanceof ClassPrediction label) {
      say("%s: %s", version.model(), label.label());
    }
    prediction.probability().ifPresent(p -> say("  probability      %.4f", p));
    if (!Double.isNaN(prediction.confidence())) {
      say("  confidence       %.4f", prediction.confidence());
    }
    prediction.recommendedAction().ifPresent(action -> say("  recommended      %s", action));
    say("  version          %s", version.version().value());
    for (Warning warning : prediction.warnings()) {
      surroundings.console().note("warning: " + warning.feature() + ": " + warning.message());
    }
  }

  private void say(String format, Object... values) {
    surroundings.console().say(String.format(Locale.ROOT, format, values));
  }
}
