/**
 * Runs and versions told to an MLflow tracking server and model registry, and models fetched from
 * one, over its REST interface; and model directories in MLflow's form. MLflow is a mirror and a
 * source, never the truth: that lies on Orchard's own store.
 *
 * <p>Imports the model vocabulary, and of libraries only what comes with it.
 */
package dev.orchard.mlflow;
