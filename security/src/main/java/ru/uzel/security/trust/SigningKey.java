package ru.uzel.security.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A key of the hub's own and the certificate that tells partners whose it is. */
public record SigningKey(PrivateKey key, X509Certificate certificate) {}
