/**
 * Writes LookML that shows a model's predictions in Looker, computed by BigQuery's remote function.
 * Imports {@code dev.orchard.model} and the JDK.
 */
package dev.orchard.local.lookml;
