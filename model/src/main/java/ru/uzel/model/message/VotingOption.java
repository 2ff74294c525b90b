package ru.uzel.model.message;

/**
 * What one could be for.
 *
 * @param id unique within the result, 1 to 64 characters
 * @param text 1 to 8000 characters
 * @param votes how many were for it
 */
public record VotingOption(String id, String text, int votes) {}
