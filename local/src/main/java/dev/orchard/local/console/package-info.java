/**
 * What a person or a script sees: tables, JSON and progress. Imports {@code dev.orchard.model} and
 * progressbar.
 */
package dev.orchard.local.console;
