package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;

/**
 * A request that knows who is at the other end of its connection. The Functions Framework's
 * interface does not tell; a host of our own, and the tests, can.
 */
public interface ConnectedRequest extends HttpRequest {
  /** The peer's address in numbers, such as {@code 127.0.0.1}. */
  String peerAddress();
}
