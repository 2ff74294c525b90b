package ru.uzel.model.message;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote: personal data of level P1, shown only to parties entitled to it.
 *
 * @param firstName the given name, with the patronymic where that was told
 * @param postalAddress where to write to; not the place that the message is about
 */
public record Applicant(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String deviceId,
    @Nullable String accountId,
    @Nullable String postalAddress) {

  /** Somebody without a postal address. */
  public Applicant(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String deviceId,
      @Nullable String accountId) {
    this(firstName, lastName, email, phone, deviceId, accountId, null);
  }
}
