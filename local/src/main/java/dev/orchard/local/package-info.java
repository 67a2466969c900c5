/** The command line's entry point. */
package dev.orchard.local;
