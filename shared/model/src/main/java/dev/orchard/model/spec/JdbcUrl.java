package dev.orchard.model.spec;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a PostgreSQL database without any secret. Only parameters known to be harmless are
 * taken: others make the driver load classes by name or write files (CVE-2022-21724), and a spec
 * may come from people who may do neither.
 *
 * @param hosts as written, with ports; empty where Cloud SQL is reached by its name
 * @param database its name
 * @param parameters by name, decoded
 */
public record JdbcUrl(String hosts, String database, Map<String, String> parameters) {
  /** Names the instance of Cloud SQL, {@code project:region:instance}. */
  public static final String CLOUD_SQL_INSTANCE = "cloudSqlInstance";

  /** Whether Cloud SQL takes the platform's credentials in place of a password. */
  public static final String IAM = "enableIamAuth";

  private static final String SOCKET_FACTORY = "socketFactory";
  private static final String CLOUD_SQL_FACTORY = "com.google.cloud.sql.postgres.SocketFactory";

  private static final Set<String> PARAMETERS =
      Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  "ApplicationName",
                  CLOUD_SQL_INSTANCE,
                  "connectTimeout",
                  "currentSchema",
                  IAM,
                  "ipTypes",
                  SOCKET_FACTORY,
                  "sslmode",
                  "sslrootcert",
                  "targetServerType")));

  private static final Pattern SECRET =
      Pattern.compile("(?i)(password|passwd|pwd|secret)[^=&]*=|//[^?]*@");
  private static final Pattern SHAPE =
      Pattern.compile("jdbc:postgresql://([A-Za-z0-9.,:_\\[\\]-]*)/([^/?#&]+)(?:\\?(.*))?");
  private static final Pattern INSTANCE =
      Pattern.compile("([a-z0-9.-]+:)?[a-z0-9-]+:[a-z0-9-]+:[a-z0-9-]+");

  public JdbcUrl {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** Where a text is no such URL; neither word repeats the text, which may hold a secret. */
  static final class Mistake extends Exception {
    private static final long serialVersionUID = 1L;
    private final String found;

    Mistake(String expected, String found) {
      super(expected);
      this.found = found;
    }

    String found() {
      return found;
    }
  }

  static JdbcUrl parse(String text) throws Mistake {
    if (SECRET.matcher(text).find()) {
      throw new Mistake(
          "a JDBC URL without a password, which belongs into password_env or password_file",
          "a password");
    }
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new Mistake("a JDBC URL such as jdbc:postgresql://host/database", "another text");
    }
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : Optional.ofNullable(shape.group(3)).orElse("").split("&", -1)) {
      if (!pair.isEmpty()) {
        addParameter(pair, parameters);
      }
    }
    JdbcUrl url = new JdbcUrl(shape.group(1), decode(shape.group(2)), parameters);
    url.check();
    return url;
  }

  private static void addParameter(String pair, Map<String, String> parameters) throws Mistake {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    if (equals < 0 || !PARAMETERS.contains(name)) {
      String hint = name.equals("user") ? "; the user has a key of its own, user" : "";
      throw new Mistake(
          "only the URL parameters " + String.join(", ", PARAMETERS) + hint, "another parameter");
    }
    parameters.put(name, decode(pair.substring(equals + 1)));
  }

  private void check() throws Mistake {
    String factory = parameters.getOrDefault(SOCKET_FACTORY, CLOUD_SQL_FACTORY);
    if (!factory.equals(CLOUD_SQL_FACTORY)) {
      throw new Mistake("socketFactory to be " + CLOUD_SQL_FACTORY, "another class");
    }
    boolean cloudSql = parameters.containsKey(CLOUD_SQL_INSTANCE);
    if (cloudSql && !INSTANCE.matcher(parameters.get(CLOUD_SQL_INSTANCE)).matches()) {
      throw new Mistake("cloudSqlInstance to be project:region:instance", "another text");
    }
    if (!cloudSql && (parameters.containsKey(IAM) || parameters.containsKey(SOCKET_FACTORY))) {
      throw new Mistake("cloudSqlInstance with enableIamAuth and socketFactory", "none");
    }
    if (!cloudSql && hosts.isEmpty()) {
      throw new Mistake("a host, or cloudSqlInstance=project:region:instance", "neither");
    }
  }

  private static String decode(String text) throws Mistake {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Mistake("a JDBC URL with right percent encoding", "another text");
    }
  }

  /** The instance of Cloud SQL that this URL is about, if any. */
  public Optional<String> cloudSqlInstance() {
    return Optional.ofNullable(parameters.get(CLOUD_SQL_INSTANCE));
  }

  /** Whether the platform's credentials take the place of a password. */
  public boolean usesIam() {
    return Boolean.parseBoolean(parameters.get(IAM));
  }
}
