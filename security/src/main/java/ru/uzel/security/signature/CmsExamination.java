package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.DetachedContent;

/**
 * Examines a CMS SignedData (RFC 5652), detached or attached: every signer, and everything that is
 * wrong. Whether a signer is believed is not asked here.
 */
public final class CmsExamination {

  private static final int SEQUENCE = 0x30;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN [A-Z0-9 #]+-----([^-]*)-----END [A-Z0-9 #]+-----");

  private final Provider provider;
  private final SignerCertificates certificates;

  public CmsExamination(Provider provider) {
    this.provider = provider;
    certificates = new SignerCertificates(provider);
  }

  /**
   * A signature as files carry it, without what is around it: PEM of any label, or base64 alone.
   * Other bytes are returned as they are.
   */
  public static byte[] unwrapped(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    Matcher pem = PEM.matcher(text);
    String base64 = pem.find() ? pem.group(1) : text;
    try {
      byte[] inside = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
      return inside.length > 0 && inside[0] == SEQUENCE ? inside : file;
    } catch (IllegalArgumentException binary) {
      return file;
    }
  }

  /**
   * @param content what was signed; null to examine an attached signature over what is inside
   * @param others certificates of signers that did not put theirs into the signature
   * @throws java.io.UncheckedIOException where the content cannot be read
   */
  public CmsReport examine(
      byte[] cms, @Nullable DetachedContent content, Collection<X509Certificate> others) {
    CmsFindings findings = new CmsFindings("SignedData");
    Optional<CmsParts> read = CmsParts.read(cms, findings);
    if (read.isEmpty()) {
      return new CmsReport(List.of(), List.of(), findings.wrong(), findings.odd());
    }
    CmsParts parts = read.get();
    CmsContent covered = CmsContent.of(content, parts.attached(), provider);
    if (covered == null) {
      findings.add(CmsFault.CONTENT_MISSING, "it is detached, and what it covers is not given");
    }
    List<SignerCertificates.Signer> inside = new ArrayList<>();
    for (byte[] certificate : parts.certificates()) {
      certificates.read(certificate).filter(SignerCertificates.Signer::der).ifPresent(inside::add);
    }
    List<CmsSigned> signers = new ArrayList<>();
    for (SignerInfo info : parts.signers()) {
      CmsFindings found = new CmsFindings("signer " + (signers.size() + 1));
      CmsSigned signer = new CmsSigned(info, parts.contentType(), provider, found);
      signer.find(inside, parts.certificates().size(), others, certificates);
      signers.add(signer);
      if (covered != null) {
        signer.expect(covered);
      }
    }
    if (covered != null) {
      covered.read();
    }
    return new CmsReport(
        signers.stream().map(signer -> signer.verify(covered)).toList(),
        inside.stream().map(SignerCertificates.Signer::certificate).toList(),
        findings.wrong(),
        findings.odd());
  }
}
