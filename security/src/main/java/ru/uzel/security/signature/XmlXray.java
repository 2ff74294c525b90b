package ru.uzel.security.signature;

import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays signatures open: what was signed, step by step, and what was done to it since. */
public final class XmlXray {

  /** So many signatures are diagnosed; for the others it is only said that they do not hold. */
  private static final int DIAGNOSED = 16;

  private final Provider provider;
  private final XmlExaminer examiner;
  private final HardenedXml xml;

  public XmlXray(Provider provider, XmlLimits limits) {
    this.provider = provider;
    examiner = new XmlExaminer(provider, limits);
    xml = HardenedXml.withComments(limits);
  }

  /**
   * Examines a file as {@link XmlExaminer} does, and says why what does not hold does not.
   *
   * @param original the file as its signer made it, to compare with; null where nobody has it
   * @param listed as for {@link XmlExaminer#examine}
   * @throws ru.uzel.model.failure.RejectedFailure when one of them cannot be read as XML at all
   */
  public List<XraySignature> examine(
      byte[] file, byte @Nullable [] original, Collection<X509Certificate> listed) {
    Examination examination = examiner.examine(file, listed);
    SignedDocument document = SignedDocument.open(file, xml);
    SignedDocument compared = original == null ? null : SignedDocument.open(original, xml);
    List<XraySignature> signatures = new ArrayList<>();
    int broken = 0;
    for (int i = 0; i < examination.signatures().size(); i++) {
      ExaminedSignature examined = examination.signatures().get(i);
      broken += examined.holds() ? 0 : 1;
      signatures.add(
          new Exposure(document, i, examined, new Computing(provider), broken <= DIAGNOSED)
              .signature(compared));
    }
    return signatures;
  }
}
