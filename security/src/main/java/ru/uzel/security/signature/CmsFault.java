package ru.uzel.security.signature;

import java.util.Locale;

/**
 * What can be wrong with a CMS beyond {@link SignatureFault}; the last ones refuse nothing and are
 * reported as notes.
 */
enum CmsFault {
  /** The bytes are no CMS SignedData, or break its rules (RFC 5652 §5). */
  MALFORMED_CMS,
  /** More certificates, signers or attributes than any honest sender puts in. */
  TOO_MANY,
  TOO_LARGE,
  /** Nobody signed: a SignedData that only carries certificates. */
  NO_SIGNER,
  /** The signature is detached and what it covers was not given. */
  CONTENT_MISSING,
  /** A signed attribute that must be there is not, or not exactly once. */
  ATTRIBUTE_MISSING,
  /** Signed attributes contradict what stands outside of them (RFC 5652 §11.1, RFC 6211). */
  ATTRIBUTE_MISMATCH,
  /** The signed signing-certificate attribute names another certificate (RFC 5035 §3). */
  SIGNING_CERTIFICATE_MISMATCH,
  /** A digest whose collisions are made on purpose. */
  WEAK_ALGORITHM,

  /** Signed attributes stand in another order than DER's; the value holds over that order. */
  UNSORTED_ATTRIBUTES,
  /** No signing-certificate attribute: CMS, but not CAdES-BES. */
  NO_SIGNING_CERTIFICATE,
  /** No signed attributes at all: the value covers the content itself. */
  NO_SIGNED_ATTRIBUTES,
  /** The signer says it signed later than now. */
  SIGNING_TIME_IN_FUTURE,
  /** Bytes follow the end of the signature. */
  TRAILING_BYTES;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
