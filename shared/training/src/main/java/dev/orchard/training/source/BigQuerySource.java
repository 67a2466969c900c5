package dev.orchard.training.source;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.QueryResultsOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobId;
import com.google.cloud.bigquery.JobInfo;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableResult;
import dev.orchard.model.spec.Source;
import dev.orchard.training.ProgressListener;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Reads BigQuery with the spec's SQL: one query job, whose result comes page by page. The job has
 * an id of our own, so that a try whose answer was lost is found again, not billed twice.
 */
final class BigQuerySource implements TrainingSource {
  private static final int PAGE_ROWS = 10_000;
  private static final int ALREADY_EXISTS = 409;
  private static final DateTimeFormatter NOW_FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private final Source.BigQuery spec;
  private final BigQueryClients clients;
  private final BigQueryCalls calls;

  BigQuerySource(Source.BigQuery spec, BigQueryClients clients) {
    this(spec, clients, BigQueryCalls.Pause.sleeping());
  }

  BigQuerySource(Source.BigQuery spec, BigQueryClients clients, BigQueryCalls.Pause pause) {
    this.spec = spec;
    this.clients = clients;
    this.calls = new BigQueryCalls(pause);
  }

  @Override
  public TrainingTable read(TableRequest request, ProgressListener progress) {
    BoundQuery query = BoundQuery.parse(spec.query(), Dialect.BIGQUERY, LiteralRewriter.none());
    BigQuery client = clients.of(spec.project());
    JobId.Builder id = JobId.newBuilder().setProject(spec.project()).setRandomJob();
    spec.location().ifPresent(id::setLocation);
    JobInfo info = JobInfo.newBuilder(configuration(query, request)).setJobId(id.build()).build();
    return new TimeLimit(spec.timeout())
        .call(() -> read(client, info, request, progress), () -> cancel(client, info.getJobId()));
  }

  private QueryJobConfiguration configuration(BoundQuery query, TableRequest request) {
    QueryJobConfiguration.Builder builder =
        QueryJobConfiguration.newBuilder(query.sql())
            .setUseLegacySql(false)
            .setJobTimeoutMs(spec.timeout().toMillis());
    for (Dialect.Parameter parameter : query.parameters()) {
      builder.addNamedParameter(
          parameter.placeholder(),
          switch (parameter) {
            case ORG_ID -> QueryParameterValue.string(request.organization());
            case NOW ->
                QueryParameterValue.of(
                    NOW_FORMAT.format(request.now()), StandardSQLTypeName.TIMESTAMP);
          });
    }
    spec.maximumBytesBilled().ifPresent(builder::setMaximumBytesBilled);
    return builder.build();
  }

  private TrainingTable read(
      BigQuery client, JobInfo info, TableRequest request, ProgressListener progress) {
    Job job = calls.call(() -> create(client, info));
    TableResult page =
        calls.call(() -> job.getQueryResults(QueryResultsOption.pageSize(PAGE_ROWS)));
    List<Field> fields = page.getSchema().getFields();
    TableBuilder table =
        new TableBuilder(fields.stream().map(Field::getName).toList(), request, progress);
    while (page != null) {
      for (FieldValueList row : page.getValues()) {
        table.add(position -> BigQueryValues.of(fields.get(position), row.get(position)));
      }
      TableResult read = page;
      page = calls.call(read::getNextPage);
    }
    return table.build();
  }

  private static Job create(BigQuery client, JobInfo info) {
    try {
      return client.create(info);
    } catch (BigQueryException e) {
      if (e.getCode() == ALREADY_EXISTS) {
        return client.getJob(info.getJobId());
      }
      throw e;
    }
  }

  private static void cancel(BigQuery client, JobId job) {
    try {
      client.cancel(job);
    } catch (BigQueryException e) {
      System.getLogger(BigQuerySource.class.getName())
          .log(System.Logger.Level.WARNING, "A query could not be cancelled", e);
    }
  }
}
