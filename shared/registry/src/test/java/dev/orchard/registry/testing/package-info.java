/**
 * A stand-in for Cloud Storage over HTTP, for the tests and benchmarks of every module. Imports the
 * JDK's HTTP server and Gson only, and nothing of Orchard: it must not share its mistakes.
 */
package dev.orchard.registry.testing;
