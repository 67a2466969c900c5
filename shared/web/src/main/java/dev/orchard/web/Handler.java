package dev.orchard.web;

/**
 * Answers the requests of one route.
 *
 * <p>One instance serves all requests at once. A handler that cannot answer throws: exceptions of
 * the {@link dev.orchard.model.OrchardException} family become the problem they mean, any other
 * becomes a 500 that tells nothing of the inside.
 */
@FunctionalInterface
public interface Handler {
  void handle(Exchange exchange) throws Exception;
}
