package ru.uzel.security.trust;

/**
 * Why a certificate is not believed.
 *
 * @param code stable name, e.g. {@code certificate-expired}
 * @param detail what exactly; names certificates by fingerprint, never by a person
 */
public record CertificateProblem(String code, String detail) {}
