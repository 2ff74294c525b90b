package ru.uzel.security.signature;

import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.w3c.dom.Element;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * Examines every XML signature of a file, whoever made it and whatever the file is wrapped in. Not
 * for the hub's own path, which wants certain signatures in certain places and nothing else.
 */
public final class XmlExaminer {

  private static final int MOST_SIGNATURES = 4096;

  /** What is digested beside a few times the document itself. */
  private static final long BUDGET = 64 << 20;

  private static final int TIMES = 4;

  private final Provider provider;
  private final HardenedXml xml;
  private final SignerCertificates certificates;

  public XmlExaminer(Provider provider, XmlLimits limits) {
    this.provider = provider;
    xml = HardenedXml.withComments(limits);
    certificates = new SignerCertificates(provider);
  }

  /**
   * Examines a SOAP envelope, any other document, or a MIME entity that carries one.
   *
   * @param listed certificates of signers that only name theirs by issuer and number
   * @throws RejectedFailure when it cannot be read as XML at all, naming why and where
   */
  public Examination examine(byte[] file, Collection<X509Certificate> listed) {
    SignedDocument document = SignedDocument.open(file, xml);
    List<Element> signatures = document.signatures();
    if (signatures.size() > MOST_SIGNATURES) {
      throw new RejectedFailure(
          FailureCode.TOO_LARGE,
          Origin.CLIENT,
          signatures.size() + " signatures, " + MOST_SIGNATURES + " are looked at",
          null);
    }
    Findings about = new Findings("/");
    document.file().remarks(about);
    SignatureExamination one =
        new SignatureExamination(
            document,
            certificates,
            new Computing(provider),
            listed,
            BUDGET + (long) TIMES * document.file().xml().length);
    List<ExaminedSignature> examined = new ArrayList<>();
    for (Element signature : signatures) {
      examined.add(one.examine(signature));
    }
    return new Examination(examined, about.all());
  }
}
