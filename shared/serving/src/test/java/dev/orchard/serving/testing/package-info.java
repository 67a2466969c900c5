/** A store with small models in it, for the tests of the functions. */
package dev.orchard.serving.testing;
