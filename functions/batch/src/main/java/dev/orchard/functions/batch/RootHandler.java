package dev.orchard.functions.batch;

import dev.orchard.model.json.JsonObject;
import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import java.io.IOException;

/**
 * What answers at the function's own address, which is all that BigQuery is told of it: {@code
 * calls} are a remote function's, everything else is a batch.
 */
final class RootHandler implements Handler {
  private final BatchHandler batch;
  private final SqlHandler sql;

  RootHandler(BatchHandler batch, SqlHandler sql) {
    this.batch = batch;
    this.sql = sql;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    if (Format.ofMediaType(exchange.contentType()) != Format.JSON) {
      batch.handle(exchange);
      return;
    }
    JsonObject body = BatchRequest.body(exchange.bodyStream());
    if (SqlRequest.isOne(body)) {
      sql.answer(exchange, body);
    } else {
      batch.answer(exchange, body);
    }
  }
}
