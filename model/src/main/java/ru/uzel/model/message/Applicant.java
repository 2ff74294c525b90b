package ru.uzel.model.message;

import org.jspecify.annotations.Nullable;

/** Who wrote: personal data of level P1, shown only to parties entitled to it. */
public record Applicant(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String deviceId,
    @Nullable String accountId) {}
