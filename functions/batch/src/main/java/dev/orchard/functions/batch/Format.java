package dev.orchard.functions.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How records come and go. */
enum Format {
  JSON,
  /** A JSON text a line. */
  NDJSON,
  /** RFC 4180 with a header line. */
  CSV;

  /** What a request may call it; the first is what we call it. */
  private List<String> mediaTypes() {
    return switch (this) {
      case JSON -> List.of("application/json");
      case NDJSON ->
          List.of(
              "application/x-ndjson",
              "application/ndjson",
              "application/jsonl",
              "application/x-jsonlines");
      case CSV -> List.of("text/csv");
    };
  }

  /** All media types a request may have. */
  static String[] accepted() {
    return Arrays.stream(values())
        .flatMap(format -> format.mediaTypes().stream())
        .toArray(String[]::new);
  }

  /** The format of a media type in lower case and without parameters. */
  static Format ofMediaType(String mediaType) {
    return find(mediaType).orElse(JSON);
  }

  /**
   * The first format an Accept header names; the one of the request if it names none of ours.
   * Weights are not looked at: those who want another format than they sent name just that.
   */
  static Format ofAccept(Optional<String> accept, Format sent) {
    for (String part : accept.orElse("").toLowerCase(Locale.ROOT).split(",", -1)) {
      int semicolon = part.indexOf(';');
      Optional<Format> named = find((semicolon < 0 ? part : part.substring(0, semicolon)).strip());
      if (named.isPresent()) {
        return named.get();
      }
    }
    return sent;
  }

  private static Optional<Format> find(String mediaType) {
    for (Format format : values()) {
      if (format.mediaTypes().contains(mediaType)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The media type of an answer. */
  String mediaType() {
    return this == CSV ? "text/csv; charset=utf-8; header=present" : mediaTypes().get(0);
  }
}
