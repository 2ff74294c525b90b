package ru.uzel.security.trust;

/**
 * Why a certificate is not believed.
 *
 * @param code stable name: {@code untrusted-certificate}, {@code certificate-expired}, {@code
 *     certificate-not-yet-valid} or {@code key-usage}
 * @param detail what exactly; names certificates by fingerprint, never by a person
 */
public record CertificateProblem(String code, String detail) {}
