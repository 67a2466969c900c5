/**
 * Other engines, each scoring the very forest that ours scores. May import any peer's library: none
 * of them is on the class path of the product.
 */
package dev.orchard.benchmarks.peer;
