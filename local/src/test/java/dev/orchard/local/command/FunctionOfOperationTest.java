package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.HttpFunction;
import dev.orchard.local.command.Contract.Operation;
import dev.orchard.local.host.Mount;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.junit.jupiter.api.Test;

/**
 * What the contract says of which function answers an operation, by which clients and load
 * balancers route, is what the local host does.
 */
class FunctionOfOperationTest {
  private static final Path FILE =
      Path.of(System.getProperty("orchard.root", ".."), "functions/openapi.yaml");

  @Test
  void isTheOneThatTheLocalHostAsks() throws IOException {
    Map<String, String> named = new TreeMap<>();
    Map<String, String> asked = new TreeMap<>();
    for (Operation operation : Contract.read(FILE).operations()) {
      named.put(operation.toString(), operation.node().path("x-function").asText("none"));
      asked.put(operation.toString(), nameOf(function(operation)));
    }

    assertThat(named).isNotEmpty().isEqualTo(asked);
  }

  @Test
  void knowsEveryFunctionThatIsHosted() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Operation operation : Contract.read(FILE).operations()) {
      named.add(operation.node().path("x-function").asText());
    }
    Set<String> hosted = new TreeSet<>();
    Serving.MOUNTS.forEach(mount -> hosted.add(nameOf(mount.function())));

    assertThat(named).isEqualTo(hosted);
  }

  private static Class<? extends HttpFunction> function(Operation operation) {
    PathMappings<Map<String, Class<? extends HttpFunction>>> mappings = new PathMappings<>();
    for (Mount mount : Serving.MOUNTS) {
      PathSpec spec = spec(mount.template());
      if (mappings.get(spec) == null) {
        mappings.put(spec, new HashMap<>());
      }
      mappings.get(spec).put(mount.method().orElse(""), mount.function());
    }
    String path = operation.path().replaceAll("\\{\\w+}", "x");
    MatchedResource<Map<String, Class<? extends HttpFunction>>> match = mappings.getMatched(path);
    if (match == null) {
      return Serving.OTHERS;
    }
    Map<String, Class<? extends HttpFunction>> methods = match.getResource();
    return methods.getOrDefault(operation.method(), methods.getOrDefault("", Serving.OTHERS));
  }

  private static PathSpec spec(String template) {
    return template.contains("{")
        ? new UriTemplatePathSpec(template)
        : new ServletPathSpec(template);
  }

  /** The package of a function is named as the function is. */
  private static String nameOf(Class<? extends HttpFunction> function) {
    String name = function.getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
