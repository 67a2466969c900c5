package dev.orchard.functions.batch;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.scoring.ExplainOptions;
import dev.orchard.registry.LoadedModel;
import dev.orchard.registry.ModelCache;
import dev.orchard.serving.ModelResolver;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.PredictionOptions;
import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Scores records in blocks as they come in. The answer begins once the first block is read, so a
 * request that is wrong as a whole still gets a problem and its status.
 */
final class BatchHandler implements Handler {
  /** Enough to feed the forest's block scoring, little enough to answer soon. */
  static final int BLOCK_RECORDS = 256;

  private final OptionReader optionReader;
  private final ModelResolver models;
  private final BatchDialect dialect;

  BatchHandler(OptionReader optionReader, ModelCache cache, BatchDialect dialect) {
    this.optionReader = optionReader;
    this.models = new ModelResolver(cache);
    this.dialect = dialect;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Format sent = Format.ofMediaType(exchange.contentType());
    if (sent == Format.JSON) {
      answer(exchange, BatchRequest.body(exchange.bodyStream()));
      return;
    }
    PredictionOptions options = optionReader.readQuery(exchange);
    LoadedModel model = begin(options, exchange);
    FeatureSchema schema = model.scorer().schema();
    RecordReader records =
        sent == Format.CSV
            ? new CsvRecords(exchange.bodyStream(), schema)
            : new JsonLines(exchange.bodyStream());
    score(exchange, sent, model, options, records);
  }

  /** Answers a request in JSON that has been parsed. */
  void answer(Exchange exchange, JsonObject object) throws IOException {
    BatchRequest request = BatchRequest.read(object, optionReader);
    LoadedModel model = begin(request.options(), exchange);
    score(exchange, Format.JSON, model, request.options(), new JsonArrayRecords(request.records()));
  }

  private LoadedModel begin(PredictionOptions options, Exchange exchange) {
    options.timeout().ifPresent(exchange::limitTime);
    return models.resolve(options.model(), exchange);
  }

  private void score(
      Exchange exchange,
      Format sent,
      LoadedModel model,
      PredictionOptions options,
      RecordReader records)
      throws IOException {
    Optional<ExplainOptions> explain = options.explanation().of(model.scorer());
    Block block =
        new Block(model.scorer(), options.scoring(), explain, exchange.deadline(), BLOCK_RECORDS);
    if (block.fill(records) == 0) {
      throw InvalidInputException.of("$.records", "at least one record", "none");
    }
    Format wanted = Format.ofAccept(exchange.header("Accept"), sent);
    OutputStream stream = exchange.respondStream(200, wanted.mediaType());
    RecordWriter writer = writer(wanted, stream, model, explain);
    do {
      exchange.deadline().check();
      block.score(writer);
      writer.flush();
    } while (block.fill(records) > 0);
    writer.end(block.records(), block.failed());
    stream.flush();
    exchange.recordPredictions(block.records() - block.failed(), block.failed());
  }

  private RecordWriter writer(
      Format format, OutputStream stream, LoadedModel model, Optional<ExplainOptions> explain) {
    return switch (format) {
      case JSON -> new JsonDocumentWriter(stream, dialect, model.manifest());
      case NDJSON -> new JsonLinesWriter(stream, dialect);
      case CSV -> new CsvWriter(stream, explain);
    };
  }
}
