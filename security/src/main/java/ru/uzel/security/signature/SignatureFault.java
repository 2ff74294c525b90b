package ru.uzel.security.signature;

import java.util.Locale;

/** What can be wrong with a signature itself; {@code trust} adds what is wrong with its signer. */
enum SignatureFault {
  /** No signature stands where it must. */
  NO_SIGNATURE,
  /** Several stand where one must: which one counts would be a guess. */
  AMBIGUOUS_SIGNATURE,
  /** Its XML is not what XMLDSig and the СМЭВ profile allow. */
  MALFORMED_SIGNATURE,
  UNKNOWN_ALGORITHM,
  UNKNOWN_TRANSFORM,
  /** It covers something else than the element it must cover. */
  WRONG_TARGET,
  /** The Id it refers to stands more than once in the document. */
  DUPLICATE_ID,
  /** What it covers was changed, or cannot be brought into the form that is signed. */
  DIGEST_MISMATCH,
  /** The signature value does not belong to SignedInfo and the certificate's key. */
  VALUE_MISMATCH,
  /** The certificate's key is of another kind than the signature algorithm. */
  KEY_MISMATCH,
  CERTIFICATE_MISSING,
  CERTIFICATE_UNREADABLE;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
