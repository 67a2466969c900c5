package dev.orchard.model.manifest;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The JSON of {@link ModelDocument}. */
public final class ModelDocumentJson {
  private static final DocumentFormat FORMAT = new DocumentFormat("model document");

  private ModelDocumentJson() {}

  public static byte[] write(ModelDocument document) {
    return FORMAT.write(output -> writeMembers(document, output));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws dev.orchard.model.UnreadableDocumentException if it is damaged or newer than this code
   */
  public static ModelDocument read(byte[] json) {
    return FORMAT.read(json, ModelDocumentJson::read);
  }

  /** Writes one move as an object, as it is stored and as clients see it. */
  public static void writeEntry(HistoryEntry entry, JsonOutput output) {
    output
        .beginObject()
        .member("id", entry.id())
        .member("at", entry.at().toString())
        .member("who", entry.who())
        .member("action", entry.action().word())
        .optionalMember("alias", entry.alias().map(Alias::value))
        .optionalMember("from", entry.from().map(VersionId::value))
        .optionalMember("to", entry.to().map(VersionId::value))
        .member("reason", entry.reason())
        .endObject();
  }

  private static void writeMembers(ModelDocument document, JsonOutput output) {
    output.objectMember(
        "aliases",
        to ->
            document
                .aliases()
                .forEach((alias, version) -> to.member(alias.value(), version.value())));
    output.objectMember(
        "traffic",
        to -> document.traffic().forEach((alias, percent) -> to.member(alias.value(), percent)));
    output.objectMember(
        "deletions",
        to ->
            document
                .deletions()
                .forEach((version, from) -> to.member(version.value(), from.toString())));
    output.arrayMember("history", to -> document.history().forEach(entry -> writeEntry(entry, to)));
  }

  private static ModelDocument read(JsonObjectReader reader) {
    Map<Alias, VersionId> aliases =
        map(reader, "aliases", Alias::new, (value, path) -> new VersionId(string(value, path)));
    Map<Alias, Double> traffic = map(reader, "traffic", Alias::new, ModelDocumentJson::number);
    Map<VersionId, Instant> deletions =
        map(
            reader,
            "deletions",
            VersionId::new,
            (value, path) -> DocumentFormat.instant(string(value, path), path));
    return new ModelDocument(
        aliases,
        traffic,
        deletions,
        reader.requireObjects("history", ModelDocumentJson::readEntry));
  }

  private static HistoryEntry readEntry(JsonObjectReader reader) {
    String action = reader.requireString("action");
    return new HistoryEntry(
        reader.requireString("id"),
        DocumentFormat.instant(reader, "at"),
        reader.requireString("who"),
        HistoryEntry.Action.ofWord(action)
            .orElseThrow(
                () -> new IllegalArgumentException(reader.pathOf("action") + " is unknown")),
        reader.optionalString("alias").map(Alias::new),
        reader.optionalString("from").map(VersionId::new),
        reader.optionalString("to").map(VersionId::new),
        reader.optionalString("reason").orElse(""));
  }

  private static <K, V> Map<K, V> map(
      JsonObjectReader reader,
      String name,
      Function<String, K> key,
      BiFunction<JsonValue, String, V> value) {
    Map<K, V> result = new TreeMap<>();
    Optional<JsonObjectReader> members = reader.optionalObject(name);
    if (members.isPresent()) {
      String path = members.get().path();
      members
          .get()
          .object()
          .toMap()
          .forEach(
              (member, content) ->
                  result.put(key.apply(member), value.apply(content, path + "." + member)));
    }
    return result;
  }

  private static String string(JsonValue value, String path) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw new IllegalArgumentException(path + " is no string");
  }

  private static double number(JsonValue value, String path) {
    if (value instanceof JsonNumber number) {
      return number.value();
    }
    throw new IllegalArgumentException(path + " is no number");
  }
}
