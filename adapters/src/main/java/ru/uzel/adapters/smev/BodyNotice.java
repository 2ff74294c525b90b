package ru.uzel.adapters.smev;

import java.util.Optional;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferVerdict;

/** What a body is told of a case that it has: CaseNotice of {@code case-exchange-1.0.xsd}. */
final class BodyNotice {

  private static final String ROOT = "CaseNotice";

  private BodyNotice() {}

  /**
   * Empty for what is none.
   *
   * @param attributes of its root
   */
  static Optional<String> of(String attributes, OutboundMessage outbound) {
    if (outbound.message() instanceof Transfer transfer && transfer.verdict() != null) {
      return Optional.of(refused(attributes, outbound.envelope(), transfer, transfer.verdict()));
    }
    if (outbound.message() instanceof CaseNotice notice) {
      return Optional.of(residents(attributes, outbound.envelope(), notice));
    }
    return outbound.message() instanceof SatisfactionScore score
        ? Optional.of(rated(attributes, outbound.envelope(), score))
        : Optional.empty();
  }

  private static String refused(
      String attributes, Envelope envelope, Transfer transfer, TransferVerdict verdict) {
    XmlText xml = open(attributes, envelope, CaseReport.moment(verdict.at()));
    xml.open("TransferRefused", "");
    CaseOrganisation.write(xml, "To", transfer.to());
    return xml.element("Reason", String.valueOf(verdict.refusal()))
        .element("Hop", Integer.toString(verdict.hop()))
        .close("TransferRefused")
        .close(ROOT)
        .toString();
  }

  private static String rated(String attributes, Envelope envelope, SatisfactionScore score) {
    String at = CaseReport.moment(score.ratedAt());
    return open(attributes, envelope, at)
        .open("Score", "")
        .optional("Value", score.score())
        .optional("Comment", score.comment())
        .element("RatedAt", at)
        .element("Reopen", Boolean.toString(score.wantsReopen()))
        .close("Score")
        .close(ROOT)
        .toString();
  }

  private static String residents(String attributes, Envelope envelope, CaseNotice notice) {
    return open(attributes, envelope, CaseReport.moment(notice.at()))
        .element("Residents", Integer.toString(notice.residents()))
        .close(ROOT)
        .toString();
  }

  private static XmlText open(String attributes, Envelope envelope, String at) {
    return new XmlText("c:")
        .open(ROOT, attributes)
        .element("CaseId", envelope.caseId().toString())
        .element("MessageId", envelope.causation().toString())
        .element("At", at);
  }
}
