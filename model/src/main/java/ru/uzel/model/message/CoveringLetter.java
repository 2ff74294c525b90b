package ru.uzel.model.message;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The letter with which a body sends a case on. */
public record CoveringLetter(String number, @Nullable LocalDate date) {}
