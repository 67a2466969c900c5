/**
 * One HTTP server that hosts all functions by the Functions Framework's own adapter, at the same
 * paths as in the cloud. Imports the functions, the invoker and Jetty inside it.
 */
package dev.orchard.local.host;
