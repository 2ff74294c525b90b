package ru.uzel.adapters.smev;

import ru.uzel.model.message.DeadlineEvent;

/** What a body is told of the terms of its cases, as {@code case-exchange-1.0.xsd} has it. */
final class DeadlineNotice {

  static final String ROOT = "DeadlineNotice";

  private DeadlineNotice() {}

  static String write(String namespace, DeadlineEvent event) {
    XmlText xml = new XmlText("c:");
    xml.open(ROOT, XmlText.attribute("xmlns:c", namespace))
        .element("CaseId", event.caseId().toString())
        .element("Rule", event.rule())
        .element("Phase", event.phase().name())
        .element("At", CaseReport.moment(event.at()))
        .element("StartAt", CaseReport.moment(event.startAt()))
        .element("DueAt", CaseReport.moment(event.dueAt()));
    if (event.extendedFrom() != null) {
      xml.element("MovedFrom", CaseReport.moment(event.extendedFrom()));
    }
    return xml.close(ROOT).toString();
  }
}
