package dev.orchard.training.source;

import dev.orchard.model.spec.JdbcUrl;
import dev.orchard.model.spec.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * What is handed to PostgreSQL's driver. A URL that names an instance of Cloud SQL is connected by
 * Google's socket factory, which finds the instance by its name and encrypts by itself: no list of
 * addresses, no certificates to install.
 */
final class PostgresConnection {
  private static final String CLOUD_SQL_FACTORY = "com.google.cloud.sql.postgres.SocketFactory";

  /** Beyond the time limit, the socket itself gives up. */
  private static final long SOCKET_MARGIN_SECONDS = 30;

  private PostgresConnection() {}

  /** The URL without its parameters, which are all in {@link #properties}. */
  static String url(JdbcUrl url) {
    return "jdbc:postgresql://" + url.hosts() + "/" + encoded(url.database());
  }

  private static String encoded(String database) {
    return java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8);
  }

  static Properties properties(Source.Jdbc spec, Optional<String> password) {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "orchard");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty(
        "socketTimeout", Long.toString(spec.timeout().toSeconds() + SOCKET_MARGIN_SECONDS));
    JdbcUrl url = spec.url();
    if (url.cloudSqlInstance().isPresent()) {
      properties.setProperty("socketFactory", CLOUD_SQL_FACTORY);
      properties.setProperty("sslmode", "disable"); // within the factory's own TLS
    }
    for (Map.Entry<String, String> parameter : url.parameters().entrySet()) {
      properties.setProperty(parameter.getKey(), parameter.getValue());
    }
    properties.setProperty("user", spec.user());
    password.ifPresent(text -> properties.setProperty("password", text));
    return properties;
  }

  /** A connection on which nothing can be written, and every time is in UTC. */
  static Connection open(Source.Jdbc spec, Optional<String> password) throws SQLException {
    Connection connection = new Driver().connect(url(spec.url()), properties(spec, password));
    try (Statement statement = connection.createStatement()) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false); // without it there is no cursor, and all rows come at once
      statement.execute("set time zone 'UTC'");
      statement.execute("set statement_timeout = " + spec.timeout().toMillis());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }
}
