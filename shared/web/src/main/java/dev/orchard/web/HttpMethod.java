package dev.orchard.web;

/** The methods that routes answer. HEAD is answered by GET routes, OPTIONS by all. */
public enum HttpMethod {
  GET,
  POST,
  PUT,
  DELETE
}
