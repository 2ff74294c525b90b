package ru.uzel.model.slice;

/**
 * By what cases are grouped.
 *
 * @param name of the column in answers to machines
 * @param title of the column, as people read it
 */
public record SliceDimension(String name, String title, DimensionValue value) {}
