/**
 * The function that exchanges an API key, which never leaves Looker's server, for a short-lived
 * signed token of one user, which the browser may hold. May import {@code dev.orchard.serving} and
 * what stands below it; knows no models.
 */
package dev.orchard.functions.session;
