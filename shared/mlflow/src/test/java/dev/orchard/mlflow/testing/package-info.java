/** A real MLflow server for tests, here and in the modules that use this one. */
package dev.orchard.mlflow.testing;
