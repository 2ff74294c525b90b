package ru.uzel.mocks.smev;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * MessageMetadata: what СМЭВ itself says about a message.
 *
 * @param messageType {@code REQUEST} or {@code RESPONSE}
 * @param recipient mnemonic; null for what is not routed yet
 */
record Metadata(
    String messageId,
    String messageType,
    Sender sender,
    Instant sent,
    InteractionStatus status,
    @Nullable String recipient) {

  /** Written with an Id it can be signed alone; within Request and Response it has none. */
  String element(SmevNamespaces ns, String attributes) {
    StringBuilder xml = new StringBuilder("<t:MessageMetadata").append(attributes).append('>');
    xml.append(Xml.element("t:MessageId", messageId))
        .append(Xml.element("t:MessageType", messageType))
        .append(party("Sender", sender.mnemonic(), sender.name()))
        .append(Xml.element("t:SendingTimestamp", time(sent)));
    if (ns.isFirst()) {
      xml.append(Xml.element("t:MessageBroker", "emulator"))
          .append(Xml.element("t:DestinationName", "emulator." + messageType));
    }
    if (recipient != null) {
      xml.append(party("Recipient", recipient, recipient));
    }
    if (ns.isFirst()) {
      xml.append("<t:SupplementaryData>")
          .append(Xml.element("t:InteractionType", "OIV2OIV"))
          .append("</t:SupplementaryData>");
    }
    return xml.append(Xml.element("t:Status", status.in(ns)))
        .append("</t:MessageMetadata>")
        .toString();
  }

  private static String party(String element, String mnemonic, String name) {
    return "<t:"
        + element
        + ">"
        + Xml.element("t:Mnemonic", mnemonic)
        + Xml.element("t:HumanReadableName", name)
        + "</t:"
        + element
        + ">";
  }

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
