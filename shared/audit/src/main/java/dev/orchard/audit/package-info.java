/**
 * Where the functions that write models keep their audit log: Cloud Logging if a project is
 * configured, the process's own log otherwise. Imports {@code dev.orchard.web} and
 * google-cloud-logging, which {@code predict} must not load.
 */
package dev.orchard.audit;
