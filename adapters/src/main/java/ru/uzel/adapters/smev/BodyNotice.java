package ru.uzel.adapters.smev;

import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferVerdict;

/** What a body is told of a case that it has: CaseNotice of {@code case-exchange-1.0.xsd}. */
final class BodyNotice {

  private static final String ROOT = "CaseNotice";

  private BodyNotice() {}

  static String refused(
      String namespace, Envelope envelope, Transfer transfer, TransferVerdict verdict) {
    XmlText xml = open(namespace, envelope, CaseReport.moment(verdict.at()));
    xml.open("TransferRefused", "");
    CaseOrganisation.write(xml, "To", transfer.to());
    return xml.element("Reason", String.valueOf(verdict.refusal()))
        .element("Hop", Integer.toString(verdict.hop()))
        .close("TransferRefused")
        .close(ROOT)
        .toString();
  }

  private static XmlText open(String namespace, Envelope envelope, String at) {
    return new XmlText("c:")
        .open(ROOT, XmlText.attribute("xmlns:c", namespace))
        .element("CaseId", envelope.caseId().toString())
        .element("MessageId", envelope.causation().toString())
        .element("At", at);
  }
}
