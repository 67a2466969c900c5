/**
 * Runs and versions told to an MLflow tracking server and model registry, and models fetched from
 * one, over its REST interface. Imports the model vocabulary.
 */
package dev.orchard.mlflow;
