package ru.uzel.model.casework;

/**
 * A table made again.
 *
 * @param rows how many it has now
 * @param differing how many rows it had that the facts do not tell of, and lacked that they do
 */
public record RebuiltTable(String name, long rows, long differing) {}
