package ru.uzel.model.classification;

import org.jspecify.annotations.Nullable;

/**
 * What a place in a channel's classifier means here. The most specific rule that fits counts.
 *
 * @param system whose classifier, as {@link ru.uzel.model.message.ClassifierRef#system} names it
 * @param category the code of the most general level
 * @param subcategory null where the rule is for the whole category
 * @param fact null where the rule is for all facts
 */
public record SubjectRule(
    String system,
    String category,
    @Nullable String subcategory,
    @Nullable String fact,
    Subject subject) {}
