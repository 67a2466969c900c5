package dev.orchard.model.spec;

/** The YAML of a spec, to the letter, and the name of the file it stood in (without folders). */
public record SpecText(String fileName, String yaml) {}
