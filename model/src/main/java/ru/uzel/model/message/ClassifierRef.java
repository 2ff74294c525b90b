package ru.uzel.model.message;

/**
 * A place in somebody's classifier.
 *
 * @param system whose classifier, e.g. {@code POS}, {@code OPEN311}
 * @param code the code there; where a system has only names, the name
 * @param name the name there
 */
public record ClassifierRef(String system, String code, String name) {}
