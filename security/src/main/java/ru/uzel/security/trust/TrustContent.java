package ru.uzel.security.trust;

/** A trust list as it stood when its folder was read. */
record TrustContent(
    TrustFiles files, TrustedCertificates certificates, RevocationCheck revocation) {}
