package dev.orchard.web.configuration;

import java.util.function.Function;

/**
 * One variable.
 *
 * @param type what is expected, as a phrase for the table and for messages
 * @param standard the text that stands for an unset variable; empty: nothing
 * @param parser makes the value, or throws IllegalArgumentException
 */
record Setting<T>(
    String name, String type, String standard, String description, Function<String, T> parser) {}
