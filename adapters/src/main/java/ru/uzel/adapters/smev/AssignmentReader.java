package ru.uzel.adapters.smev;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;

/** Reads what {@link CaseAssignment} writes; the sender may be any system that keeps the schema. */
final class AssignmentReader {

  /** Attributes in which the case keeps how its sender knows it. */
  static final String CHANNEL = "smev.channel";

  static final String MESSAGE_ID = "smev.messageId";

  private static final List<String> FIELDS =
      List.of(
          "CaseId",
          "MessageId",
          "Channel",
          "ExternalId",
          "RegisteredAt",
          "PlannedAt",
          "LegalRegime",
          "FastTrack",
          "Category",
          "Subcategory",
          "Fact",
          "Text",
          "Location",
          "Applicant",
          "MediaUrl",
          "Organisation",
          "Attribute",
          "ComplainedOf",
          "Consideration");
  private static final List<String> LOCATION =
      List.of("Address", "AddressId", "Latitude", "Longitude");
  private static final List<String> APPLICANT = List.of("FirstName", "LastName", "Email", "Phone");
  private static final List<String> CONSIDERATION =
      List.of("Hop", "TransferredBy", "TransferReason", "Repeat", "Residents");

  private AssignmentReader() {}

  static CitizenMessage read(Tree tree) {
    CaseElement assignment = new CaseElement(tree, CaseAssignment.ROOT);
    assignment.order(FIELDS, Set.of("Attribute"));
    SoapBody.uuid(assignment.required("CaseId"), assignment.place("CaseId"));
    assignment.required("Text");
    CitizenMessage message = message(assignment, tree);
    return assignment
        .child("Consideration")
        .map(consideration -> message.assigned(consideration(consideration)))
        .orElse(message)
        .complainingOf(assignment.child("ComplainedOf").map(CaseOrganisation::read).orElse(null));
  }

  private static CitizenMessage message(CaseElement assignment, Tree tree) {
    return new CitizenMessage(
        assignment.required("ExternalId"),
        null,
        required(assignment, "Category"),
        classifier(assignment, "Subcategory"),
        classifier(assignment, "Fact"),
        tree.words("Text").orElse(""),
        assignment.child("Location").map(AssignmentReader::location).orElse(null),
        assignment.child("Applicant").map(AssignmentReader::applicant).orElse(null),
        assignment.optional("MediaUrl"),
        assignment.optional("Organisation"),
        assignment.constant("LegalRegime", LegalRegime.values()),
        flag(assignment, "FastTrack"),
        assignment.time("RegisteredAt"),
        assignment.date("PlannedAt"),
        attributes(assignment));
  }

  private static Assignment consideration(CaseElement consideration) {
    consideration.order(CONSIDERATION, Set.of());
    return new Assignment(
        count(consideration, "Hop"),
        consideration.optional("TransferredBy"),
        consideration.optional("TransferReason"),
        count(consideration, "Repeat"),
        count(consideration, "Residents"));
  }

  private static int count(CaseElement consideration, String name) {
    String text = consideration.required(name);
    if (!text.matches("[0-9]{1,9}")) {
      throw CaseElement.invalid(consideration.place(name), "is no count");
    }
    return Integer.parseInt(text);
  }

  private static ClassifierRef required(CaseElement assignment, String name) {
    assignment.required(name);
    ClassifierRef category = classifier(assignment, name);
    if (category == null) {
      throw CaseElement.invalid(assignment.place(name), "is absent");
    }
    return category;
  }

  private static @Nullable ClassifierRef classifier(CaseElement assignment, String name) {
    return assignment
        .child(name)
        .map(
            found ->
                new ClassifierRef(
                    attribute(found, "system"),
                    attribute(found, "code"),
                    found.tree().element().getTextContent().strip()))
        .orElse(null);
  }

  private static Location location(CaseElement location) {
    location.order(LOCATION, Set.of());
    BigDecimal latitude = degrees(location, "Latitude", 90);
    BigDecimal longitude = degrees(location, "Longitude", 180);
    if ((latitude == null) != (longitude == null)) {
      throw CaseElement.invalid(location.path(), "has one coordinate without the other");
    }
    return new Location(
        location.optional("Address"), location.optional("AddressId"), latitude, longitude);
  }

  private static Applicant applicant(CaseElement applicant) {
    applicant.order(APPLICANT, Set.of());
    return new Applicant(
        applicant.optional("FirstName"),
        applicant.optional("LastName"),
        applicant.optional("Email"),
        applicant.optional("Phone"),
        null,
        null);
  }

  private static List<Attribute> attributes(CaseElement assignment) {
    List<Attribute> attributes = new ArrayList<>();
    for (Tree child : assignment.tree().children()) {
      if (child.name().equals("Attribute")) {
        CaseElement attribute = new CaseElement(child, assignment.place("Attribute"));
        attributes.add(
            new Attribute(attribute(attribute, "code"), child.element().getTextContent()));
      }
    }
    attributes.add(new Attribute(CHANNEL, assignment.required("Channel")));
    attributes.add(new Attribute(MESSAGE_ID, assignment.required("MessageId")));
    return attributes;
  }

  private static String attribute(CaseElement element, String name) {
    String value = element.tree().element().getAttribute(name);
    if (value.isEmpty()) {
      throw CaseElement.invalid(element.path() + "/@" + name, "is absent");
    }
    return value;
  }

  /** xs:boolean has two spellings of each value. */
  private static boolean flag(CaseElement assignment, String name) {
    return switch (assignment.required(name)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw CaseElement.invalid(assignment.place(name), "is neither true nor false");
    };
  }

  private static @Nullable BigDecimal degrees(CaseElement location, String name, int most) {
    String text = location.optional(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?")) {
      throw CaseElement.invalid(location.place(name), "is no decimal number");
    }
    BigDecimal degrees = new BigDecimal(text);
    if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
      throw CaseElement.invalid(location.place(name), "is beyond " + most + " degrees");
    }
    return degrees;
  }
}
