package ru.uzel.adapters.smev;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.Location;

/** The request to a responsible body, as {@code case-exchange-1.0.xsd} has it. */
final class CaseAssignment {

  static final String ROOT = "CaseAssignment";

  /** The attribute by which a body gets the applicant's postal address. */
  static final String POSTAL_ADDRESS = "applicant.postalAddress";

  /** Attributes that tell the envelope what to carry are no part of the content. */
  private static final Set<String> ENVELOPE =
      Set.of(SenderFields.TRANSACTION_CODE, SenderFields.BUSINESS_PROCESS);

  private CaseAssignment() {}

  /**
   * @param attributes of the root, with the declaration of {@code c}
   */
  static String write(String attributes, Envelope envelope, CitizenMessage message) {
    XmlText xml = new XmlText("c:");
    xml.open(ROOT, attributes)
        .element("CaseId", envelope.caseId().toString())
        .element("MessageId", envelope.causation().toString())
        .element("Channel", envelope.origin().value())
        .element("ExternalId", message.externalId())
        .element("RegisteredAt", CaseReport.moment(message.registeredAt()))
        .optional("PlannedAt", message.plannedAt())
        .element("LegalRegime", message.legalRegime().name())
        .element("FastTrack", Boolean.toString(message.fastTrack()));
    classifier(xml, "Category", message.category());
    classifier(xml, "Subcategory", message.subcategory());
    classifier(xml, "Fact", message.fact());
    xml.element("Text", message.text());
    location(xml, message.location());
    applicant(xml, message.applicant());
    xml.optional("MediaUrl", message.mediaUrl()).optional("Organisation", message.organisation());
    for (Attribute attribute : message.attributes()) {
      if (ENVELOPE.contains(attribute.code())) {
        continue;
      }
      xml.element("Attribute", XmlText.attribute("code", attribute.code()), attribute.value());
    }
    Applicant who = message.applicant();
    if (who != null && who.postalAddress() != null) {
      // Version 1.0 of the contract has no element of its own for it.
      xml.element("Attribute", XmlText.attribute("code", POSTAL_ADDRESS), who.postalAddress());
    }
    CaseOrganisation.write(xml, "ComplainedOf", message.complainedOf());
    consideration(xml, message.assignment());
    return xml.close(ROOT).toString();
  }

  private static void consideration(XmlText xml, @Nullable Assignment assignment) {
    if (assignment == null) {
      return;
    }
    xml.open("Consideration", "")
        .element("Hop", Integer.toString(assignment.hop()))
        .optional("TransferredBy", assignment.transferredBy())
        .optional("TransferReason", assignment.transferReason())
        .element("Repeat", Integer.toString(assignment.repeat()))
        .element("Residents", Integer.toString(assignment.residents()))
        .close("Consideration");
  }

  private static void classifier(XmlText xml, String name, @Nullable ClassifierRef ref) {
    if (ref != null) {
      xml.element(
          name,
          XmlText.attribute("system", ref.system()) + XmlText.attribute("code", ref.code()),
          ref.name());
    }
  }

  private static void location(XmlText xml, @Nullable Location location) {
    if (location == null) {
      return;
    }
    xml.open("Location", "")
        .optional("Address", location.address())
        .optional("AddressId", location.addressId());
    if (location.latitude() != null && location.longitude() != null) {
      // xs:decimal knows no exponent.
      xml.element("Latitude", location.latitude().toPlainString())
          .element("Longitude", location.longitude().toPlainString());
    }
    xml.close("Location");
  }

  private static void applicant(XmlText xml, @Nullable Applicant applicant) {
    if (applicant == null) {
      return;
    }
    xml.open("Applicant", "")
        .optional("FirstName", applicant.firstName())
        .optional("LastName", applicant.lastName())
        .optional("Email", applicant.email())
        .optional("Phone", applicant.phone())
        .close("Applicant");
  }
}
