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
  /** It rests on a digest that no longer proves anything: SHA-1, MD5. Not computed. */
  WEAK_ALGORITHM,
  /** GOST R 34.10-2001: it may hold, but nobody may sign with it any more. */
  OBSOLETE_ALGORITHM,
  /** Signature and digests are of different families, e.g. GOST over SHA-256. */
  MIXED_ALGORITHMS,
  UNKNOWN_TRANSFORM,
  /** Holds by XMLDSig, but is not as СМЭВ 3 wants it. */
  OUTSIDE_PROFILE,
  /** It stands where the exchange has no signature, or the message that counts has none. */
  MISPLACED_SIGNATURE,
  /** The reference leads nowhere within the document. */
  TARGET_MISSING,
  /** It covers something else than the element it must cover. */
  WRONG_TARGET,
  /** The Id it refers to stands more than once in the document. */
  DUPLICATE_ID,
  /** The СМЭВ transform cannot carry what stands there, so nobody can have signed it so. */
  UNSUPPORTED_CONTENT,
  /** An {@code xop:Include} within what is signed, and no such part in the file. */
  ATTACHMENT_MISSING,
  /** What it covers was changed. */
  DIGEST_MISMATCH,
  /** The signature value does not belong to SignedInfo and the certificate's key. */
  VALUE_MISMATCH,
  /** The certificate's key is of another kind than the signature algorithm. */
  KEY_MISMATCH,
  CERTIFICATE_MISSING,
  CERTIFICATE_UNREADABLE,
  /** Readable, but not in the one encoding that DER has. */
  CERTIFICATE_ENCODING,
  /** More is referred to than is looked at: a document made to keep verifiers busy. */
  TOO_MUCH;

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
