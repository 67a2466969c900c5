/**
 * Speed and size, measured beside peers in one run; the results stand in {@code
 * benchmarks/RESULTS.md}. May import every module; nothing imports it.
 */
package dev.orchard.benchmarks;
