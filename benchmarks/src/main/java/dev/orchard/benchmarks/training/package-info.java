/**
 * Train time, peak memory and accuracy of every trainer beside XGBoost and LightGBM: {@code
 * benchmarks/run training}. Each measurement runs in a process of its own, so that neither warm
 * code nor memory of another counts.
 */
package dev.orchard.benchmarks.training;
