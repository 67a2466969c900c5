/**
 * Who calls, what they may do and how often: tokens known only by their hashes, sessions known by
 * their signature, roles bound to organizations, and token buckets that bound the rate of one
 * instance.
 *
 * <p>Imports dev.orchard.model and the JDK; knows nothing of HTTP beyond the words of its headers.
 */
package dev.orchard.web.access;
