/**
 * What every HTTP function needs: routes, bodies, problems, CORS, deadlines and the one place where
 * meanings become status codes.
 *
 * <p>Imports dev.orchard.model, the Functions Framework's interfaces and its own subpackages; knows
 * nothing of models being scored, trained or stored.
 */
package dev.orchard.web;
