package dev.orchard.functions.batch;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.TooLargeException;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.scoring.ExplainOptions;
import dev.orchard.registry.LoadedModel;
import dev.orchard.registry.ModelCache;
import dev.orchard.serving.ModelResolver;
import dev.orchard.serving.OptionReader;
import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import dev.orchard.web.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * Answers BigQuery's remote functions. What would fail again gets a 400 with an {@code
 * errorMessage}, which ends the query with that message; what may pass, such as storage that cannot
 * be reached, stays a problem with 429, 503 or 504, which BigQuery tries again. Nothing is kept
 * between requests, so one that comes twice is answered the same.
 */
final class SqlHandler implements Handler {
  private static final int FIRST_BUFFER = 1 << 16;
  private static final int LONGEST_JOB = 256;

  private final OptionReader optionReader;
  private final ModelResolver models;

  SqlHandler(OptionReader optionReader, ModelCache cache) {
    this.optionReader = optionReader;
    this.models = new ModelResolver(cache);
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    try {
      answer(exchange, BatchRequest.body(exchange.bodyStream()));
    } catch (MalformedInputException | TooLargeException e) {
      refuse(exchange, e);
    }
  }

  /** Answers a request that has been parsed. */
  void answer(Exchange exchange, JsonObject object) throws IOException {
    byte[] replies;
    try {
      replies = replies(exchange, SqlRequest.read(object, optionReader));
    } catch (InvalidInputException | NotFoundException e) {
      refuse(exchange, e);
      return;
    }
    exchange.respondBytes(200, "application/json", replies);
  }

  private byte[] replies(Exchange exchange, SqlRequest request) throws IOException {
    request
        .job()
        .map(job -> job.length() <= LONGEST_JOB ? job : job.substring(0, LONGEST_JOB))
        .ifPresent(job -> exchange.tag("bigquery_job", job));
    request.options().timeout().ifPresent(exchange::limitTime);
    LoadedModel model = models.resolve(request.options().model(), exchange);
    request.requireSignature(model.manifest().model(), model.scorer().schema());
    Optional<ExplainOptions> explain = request.options().explanation().of(model.scorer());
    Block block =
        new Block(
            model.scorer(),
            request.options().scoring(),
            explain,
            exchange.deadline(),
            BatchHandler.BLOCK_RECORDS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BUFFER);
    SqlReplies replies = new SqlReplies(bytes, model.version());
    RecordReader records = records(request);
    while (block.fill(records) > 0) {
      exchange.deadline().check();
      block.score(replies);
    }
    replies.end(block.records(), block.failed());
    exchange.recordPredictions(block.records() - block.failed(), block.failed());
    return bytes.toByteArray();
  }

  private static RecordReader records(SqlRequest request) {
    Iterator<BatchRecord> calls = BatchRecord.Call.of(request.calls());
    return () -> calls.hasNext() ? calls.next() : null;
  }

  private static void refuse(Exchange exchange, OrchardException failure) throws IOException {
    Problem problem = Problem.of(failure);
    exchange.tag("outcome", problem.type().slug());
    exchange.respondJson(
        400,
        output ->
            output.beginObject().member(Problem.ERROR_MESSAGE, problem.shortDetail()).endObject());
  }
}
