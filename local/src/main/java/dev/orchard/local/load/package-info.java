/**
 * A load test over HTTP with an open-loop schedule: requests are due at fixed times, whether or not
 * earlier ones were answered, and latency counts from the time a request was due. Imports the JDK
 * only.
 */
package dev.orchard.local.load;
