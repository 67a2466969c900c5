/**
 * Tree ensembles in one compact form: how they are built, scored and stored.
 *
 * <p>Every model that Orchard serves, whoever trained it, is converted once into this form; serving
 * reads nothing else. The package knows nothing of feature names, of storage or of HTTP, and
 * imports the JDK only.
 */
package dev.orchard.forest;
