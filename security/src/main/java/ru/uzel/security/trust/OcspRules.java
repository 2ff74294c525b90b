package ru.uzel.security.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;

/** Question and answer of OCSP (RFC 6960) about one certificate. */
record OcspRules(Provider provider) {

  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final int MOST_CERTIFICATES = 8;

  /** An answer that says neither how long it holds nor repeats the nonce is believed so long. */
  private static final Duration FRESH = Duration.ofHours(24);

  /** What is asked, and the nonce by which the answer to it is known (RFC 8954). */
  record Question(CertificateID id, DEROctetString nonce) {

    byte[] encoded() throws NoAnswer {
      try {
        return new OCSPReqBuilder()
            .addRequest(id)
            .setRequestExtensions(
                new Extensions(
                    new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, nonce.getEncoded())))
            .build()
            .getEncoded();
      } catch (OCSPException | IOException impossible) {
        throw new NoAnswer("an OCSP request cannot be written", impossible);
      }
    }
  }

  /** SHA-1 here is but the name of the issuer, the one all responders know (RFC 5019 §2.1.1). */
  Question question(X509Certificate certificate, X509Certificate issuer) throws NoAnswer {
    try {
      Certificate parsed = Certificate.getInstance(issuer.getEncoded());
      SubjectPublicKeyInfo key = parsed.getSubjectPublicKeyInfo();
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      CertID id =
          new CertID(
              new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE),
              new DEROctetString(sha1.digest(parsed.getSubject().getEncoded("DER"))),
              new DEROctetString(sha1.digest(key.getPublicKeyData().getOctets())),
              new ASN1Integer(certificate.getSerialNumber()));
      byte[] nonce = new byte[32];
      new SecureRandom().nextBytes(nonce);
      return new Question(new CertificateID(id), new DEROctetString(nonce));
    } catch (GeneralSecurityException | IOException impossible) {
      throw new NoAnswer("an OCSP request cannot be made", impossible);
    }
  }

  RevocationStatus read(
      byte[] answer, String where, Question question, X509Certificate issuer, Instant now)
      throws NoAnswer {
    BasicOCSPResp basic = basic(answer, where);
    signed(basic, where, issuer, now);
    Extension nonce = basic.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null && !repeats(nonce, question.nonce())) {
      throw new NoAnswer(where + ": the answer is to another question (its nonce differs)");
    }
    SingleResp single =
        Arrays.stream(basic.getResponses())
            .filter(one -> one.getCertID().equals(question.id()))
            .findFirst()
            .orElseThrow(() -> new NoAnswer(where + ": the answer is about another certificate"));
    Instant until = until(single, nonce != null, where, now);
    CertificateStatus status = single.getCertStatus();
    if (status == CertificateStatus.GOOD) {
      return RevocationStatus.good(where, until);
    }
    if (status instanceof RevokedStatus revoked) {
      return RevocationStatus.revoked(revoked.getRevocationTime().toInstant(), where, until);
    }
    throw new NoAnswer(where + ": the responder does not know the certificate");
  }

  private static BasicOCSPResp basic(byte[] answer, String where) throws NoAnswer {
    try {
      OCSPResp response = new OCSPResp(answer);
      if (response.getStatus() != OCSPResp.SUCCESSFUL) {
        throw new NoAnswer(where + ": the responder answers with error " + response.getStatus());
      }
      if (response.getResponseObject() instanceof BasicOCSPResp basic) {
        return basic;
      }
      throw new NoAnswer(where + ": the answer is of an unknown kind");
    } catch (IOException | OCSPException | RuntimeException unreadable) {
      throw new NoAnswer(where + ": the answer cannot be read as OCSP", unreadable);
    }
  }

  private static boolean repeats(Extension nonce, DEROctetString asked) {
    byte[] value = nonce.getExtnValue().getOctets();
    try {
      // Some responders repeat the bytes without the OCTET STRING around them.
      return Arrays.equals(value, asked.getEncoded()) || Arrays.equals(value, asked.getOctets());
    } catch (IOException impossible) {
      return false;
    }
  }

  private static Instant until(SingleResp single, boolean answersUs, String where, Instant now)
      throws NoAnswer {
    Instant from = single.getThisUpdate().toInstant();
    if (from.isAfter(now.plus(CrlRules.LEEWAY))) {
      throw new NoAnswer(where + ": the answer is of the future");
    }
    if (single.getNextUpdate() != null) {
      Instant next = single.getNextUpdate().toInstant();
      if (next.plus(CrlRules.LEEWAY).isBefore(now)) {
        throw new NoAnswer(where + ": the answer is out of date since " + next);
      }
      return next;
    }
    if (!answersUs && from.plus(FRESH).isBefore(now)) {
      throw new NoAnswer(where + ": the answer is of " + from + " and says not how long it holds");
    }
    return now;
  }

  /** RFC 6960 §4.2.2.2: by the authority itself, or by whom it delegated with a certificate. */
  private void signed(BasicOCSPResp basic, String where, X509Certificate issuer, Instant now)
      throws NoAnswer {
    if (!Issuance.strong(basic.getSignatureAlgOID().getId())) {
      throw new NoAnswer(where + ": the answer is signed with " + basic.getSignatureAlgOID());
    }
    if (holds(basic, issuer.getPublicKey())) {
      return;
    }
    for (X509Certificate responder : certificates(basic)) {
      if (holds(basic, responder.getPublicKey())) {
        delegated(responder, where, issuer, now);
        return;
      }
    }
    throw new NoAnswer(where + ": the answer's signature does not hold");
  }

  private void delegated(
      X509Certificate responder, String where, X509Certificate issuer, Instant now)
      throws NoAnswer {
    List<String> usage;
    try {
      usage = responder.getExtendedKeyUsage();
    } catch (GeneralSecurityException unreadable) {
      usage = null;
    }
    if (usage == null
        || !usage.contains(OCSP_SIGNING)
        || !Issuance.strong(responder.getSigAlgOID())
        || !new Issuance(provider).issued(issuer, responder)) {
      throw new NoAnswer(
          where + ": the authority did not delegate the responder, " + Fingerprint.of(responder));
    }
    if (now.isBefore(responder.getNotBefore().toInstant())
        || now.isAfter(responder.getNotAfter().toInstant())) {
      throw new NoAnswer(
          where + ": the responder's " + Fingerprint.of(responder) + " is not valid now");
    }
  }

  private List<X509Certificate> certificates(BasicOCSPResp basic) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (X509CertificateHolder holder : basic.getCerts()) {
      if (certificates.size() >= MOST_CERTIFICATES) {
        break;
      }
      try {
        if (CertificateFactory.getInstance("X.509", provider)
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()))
            instanceof X509Certificate certificate) {
          certificates.add(certificate);
        }
      } catch (GeneralSecurityException | IOException | RuntimeException unreadable) {
        // It is not the one that signed, or the signature will not hold.
      }
    }
    return certificates;
  }

  private boolean holds(BasicOCSPResp basic, PublicKey key) {
    try {
      Signature signature = Signature.getInstance(basic.getSignatureAlgOID().getId(), provider);
      signature.initVerify(key);
      signature.update(basic.getTBSResponseData());
      return signature.verify(basic.getSignature());
    } catch (GeneralSecurityException | RuntimeException broken) {
      return false;
    }
  }
}
