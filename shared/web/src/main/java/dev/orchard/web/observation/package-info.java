/**
 * What operators see: one line of JSON for each event on the standard output, the audit trail of
 * models, and Prometheus metrics.
 *
 * <p>Imports dev.orchard.model, prometheus-metrics and the JDK; knows nothing of requests.
 */
package dev.orchard.web.observation;
