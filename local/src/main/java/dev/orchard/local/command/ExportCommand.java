package dev.orchard.local.command;

import dev.orchard.mlflow.OnnxDirectory;
import dev.orchard.mlflow.OnnxTensor;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.VersionId;
import dev.orchard.model.json.Json;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.serving.Installation;
import dev.orchard.training.exporting.OnnxVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a version for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a version as an ONNX model, or as a directory that MLflow loads and serves.",
      "The model takes one number a feature, in the spec's order; categories are codes, which its metadata lists."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard export lead-conversion --format onnx",
      "  orchard export lead-conversion@challenger --format mlflow --output exported",
      "  orchard export lead-conversion@20260115143022 --format onnx --output lead.onnx"
    })
final class ExportCommand implements Callable<Integer> {
  /** What to write. */
  enum Format {
    onnx,
    mlflow
  }

  private final Surroundings surroundings;
  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "MODEL[@ALIAS|@VERSION]",
      description = "The model, and which version of it. Default: the champion.")
  private String model;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      required = true,
      description = "onnx or mlflow.")
  private Format format;

  @Option(
      names = "--output",
      paramLabel = "PATH",
      description =
          "The file, or the directory, to write; it must not be there. Default: MODEL-VERSION.onnx, MODEL-VERSION-mlflow.")
  private Path output;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    try (Installation installation = options.open(surroundings)) {
      LoadedVersion version =
          installation.registry().load(reference(CommonOptions.organization(installation)));
      String name = version.model() + "-" + version.version();
      boolean isFile = format == Format.onnx;
      Path target = output != null ? output : Path.of(isFile ? name + ".onnx" : name + "-mlflow");
      OnnxVersion onnx = OnnxVersion.of(version);
      try {
        if (isFile) {
          Files.write(target, onnx.bytes(), StandardOpenOption.CREATE_NEW);
        } else {
          writeDirectory(target, directory(onnx, version, installation));
        }
      } catch (FileAlreadyExistsException e) {
        throw new UsageException(target + " is there already");
      }
      tellOfCalibration(version);
      print(version, target);
      return ExitCode.OK.number();
    }
  }

  private ModelReference reference(OrganizationId organization) {
    int at = model.indexOf('@');
    String name = at < 0 ? model : model.substring(0, at);
    return new ModelReference(
        organization, new ModelName(name), at < 0 ? Selector.CHAMPION : selector(at + 1));
  }

  private Selector selector(int from) {
    String text = model.substring(from);
    return VersionId.fits(text)
        ? new Selector.ByVersion(new VersionId(text))
        : new Selector.ByAlias(new Alias(text));
  }

  private static Map<String, byte[]> directory(
      OnnxVersion onnx, LoadedVersion version, Installation installation) {
    OnnxTensor input = new OnnxTensor("X", onnx.numberType(), onnx.columns());
    List<OnnxTensor> outputs =
        onnx.isClassification()
            ? List.of(
                new OnnxTensor("label", "str", 0),
                new OnnxTensor("probabilities", onnx.numberType(), onnx.answers()))
            : List.of(new OnnxTensor("variable", onnx.numberType(), onnx.answers()));
    return OnnxDirectory.files(
        onnx.bytes(),
        input,
        outputs,
        onnx.example(),
        metadata(onnx, version),
        installation.clock().instant());
  }

  private static Map<String, String> metadata(OnnxVersion onnx, LoadedVersion version) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("orchard.organization", version.organization().value());
    metadata.put("orchard.model", version.model().value());
    metadata.put("orchard.version", version.version().value());
    metadata.put("orchard.features", codes(onnx, version));
    return metadata;
  }

  /** Each feature with its categories in the order of their codes. */
  private static String codes(OnnxVersion onnx, LoadedVersion version) {
    List<String> names = version.manifest().schema().names();
    byte[] json =
        Json.write(
            output -> {
              output.beginObject();
              for (int i = 0; i < names.size(); i++) {
                output.stringsMember(names.get(i), onnx.categories(i));
              }
              output.endObject();
            });
    return new String(json, StandardCharsets.UTF_8);
  }

  private static void writeDirectory(Path target, Map<String, byte[]> files) throws IOException {
    Files.createDirectory(target);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(target.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
    }
  }

  private void tellOfCalibration(LoadedVersion version) {
    if (version.manifest().content().calibration() instanceof Calibration.Isotonic) {
      surroundings
          .console()
          .note(
              "orchard: the isotonic calibration of this version is not part of the ONNX model; its"
                  + " probabilities are the forest's own");
    }
  }

  private void print(LoadedVersion version, Path target) {
    if (!options.json) {
      surroundings.console().say(target.toString());
      return;
    }
    surroundings
        .console()
        .json(
            output ->
                output
                    .beginObject()
                    .member("model", version.model().value())
                    .member("version", version.version().value())
                    .member("format", format.name())
                    .member("output", target.toString())
                    .endObject());
  }
}
