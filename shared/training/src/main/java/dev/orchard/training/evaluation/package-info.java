/**
 * Measures predictions against the truth, fits calibrations and ranks features. Knows neither
 * sources nor trainers nor storage. May import {@code model} and {@code forest}.
 */
package dev.orchard.training.evaluation;
