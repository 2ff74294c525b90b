package ru.uzel.security.trust;

/**
 * Why a certificate is not believed.
 *
 * @param code stable name: {@code untrusted-certificate}, {@code certificate-expired}, {@code
 *     certificate-not-yet-valid}, {@code key-usage}, {@code not-an-authority}, {@code path-length},
 *     {@code weak-algorithm}, {@code certificate-revoked} or {@code revocation-unknown}
 * @param detail what exactly; names certificates by fingerprint, never by a person
 */
public record CertificateProblem(String code, String detail) {}
