/**
 * The commands: one class each, over a store or the host. Imports everything; nothing imports it
 * but {@code Main}.
 */
package dev.orchard.local.command;
