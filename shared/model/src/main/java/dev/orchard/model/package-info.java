/**
 * The words every other package speaks: names of organizations, models, versions, aliases and runs,
 * and the failures that have a meaning inside Orchard. What a failure looks like over HTTP is
 * decided in {@code web}, nowhere else.
 *
 * <p>May import the JDK only.
 */
package dev.orchard.model;
