/**
 * What is deployed: one archive a function, the same bytes from the same classes wherever it is
 * made. Imports the JDK only.
 */
package dev.orchard.local.packaging;
