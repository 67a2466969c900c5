package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.Violation;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a registered model, as MLflow's clients write it. */
final class RegisteredReference {
  private static final Pattern BY_ALIAS =
      Pattern.compile("models:/([^/@:]{1,256})@([^/@:]{1,256})");
  private static final Pattern BY_VERSION =
      Pattern.compile("models:/([^/@:]{1,256})/([0-9]{1,18})");
  private static final Pattern BY_STAGE =
      Pattern.compile("models:/([^/@:]{1,256})/(Production|Staging|Archived|None)");
  private static final Pattern LOGGED = Pattern.compile("models:/(m-[0-9a-f]{1,64})");
  private static final int MOST_STEPS = 3;

  private final String name;
  private final String selector;
  private final BiFunction<RegisteredModels, RegisteredReference, RegisteredVersion> lookup;

  private RegisteredReference(
      Matcher matcher,
      BiFunction<RegisteredModels, RegisteredReference, RegisteredVersion> lookup) {
    this.name = matcher.group(1);
    this.selector = matcher.group(2);
    this.lookup = lookup;
  }

  static RegisteredReference parse(String text) {
    Matcher alias = BY_ALIAS.matcher(text);
    if (alias.matches()) {
      return new RegisteredReference(alias, (models, it) -> models.byAlias(it.name, it.selector));
    }
    Matcher version = BY_VERSION.matcher(text);
    if (version.matches()) {
      return new RegisteredReference(version, (models, it) -> models.version(it.name, it.selector));
    }
    Matcher stage = BY_STAGE.matcher(text);
    if (stage.matches()) {
      return new RegisteredReference(stage, (models, it) -> models.byStage(it.name, it.selector));
    }
    throw InvalidInputException.of(
        "model",
        "models:/NAME@ALIAS, models:/NAME/VERSION or models:/NAME/STAGE",
        "\"" + Violation.shorten(text) + "\"");
  }

  /** Where the files of the version lie now. */
  ArtifactFolder folder(MlflowHttp http) {
    RegisteredModels models = new RegisteredModels(http);
    String uri = models.files(lookup.apply(models, this));
    // From MLflow 3 on a version may point to a logged model instead of to files.
    for (int step = 0; step < MOST_STEPS; step++) {
      Matcher logged = LOGGED.matcher(uri);
      if (!logged.matches()) {
        break;
      }
      uri = models.filesOfLogged(logged.group(1));
    }
    String found = uri;
    return ArtifactFolder.of(uri)
        .orElseThrow(
            () ->
                new MlflowException(
                    Reason.UNSUPPORTED,
                    "The model's files lie at "
                        + List.of(found.split(":", 2)).get(0)
                        + ":, which the MLflow server does not hand out; fetch them from there and"
                        + " import the folder"));
  }
}
