/** Speed and size, measured by JMH. May import everything; nothing imports it. */
package dev.orchard.benchmarks;
