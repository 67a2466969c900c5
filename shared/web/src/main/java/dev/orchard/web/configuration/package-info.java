/**
 * The one reader of configuration: every variable with its type, default and description in one
 * table, read once when a process starts.
 *
 * <p>Imports dev.orchard.model, the vocabulary of the access and observation packages and the JDK.
 */
package dev.orchard.web.configuration;
