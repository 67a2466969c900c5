/** Requests and responses in memory, for tests of handlers in this module and above. */
package dev.orchard.web.testing;
