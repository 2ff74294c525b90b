package ru.uzel.model.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Subject;

/**
 * What a resident wrote, whatever way it came.
 *
 * @param externalId the channel's own number (ПОС «Номер», Open311 service_request_id)
 * @param epguNumber «Номер ЕПГУ», ten digits
 * @param category the most general level of the channel's own subject tree, never guessed
 * @param text the resident's words, 1 to 4000 characters where the channel limits them
 * @param registeredAt when the channel registered it, else when the hub received it
 * @param plannedAt the day the channel expects the work to be done
 * @param attributes answers to the channel's own questions, in the order given
 * @param attachments files that came with it, in the order given
 * @param subject what it is about in the region's own terms; absent until it was classified, and
 *     where nobody maps the channel's classifier
 */
public record CitizenMessage(
    String externalId,
    @Nullable String epguNumber,
    ClassifierRef category,
    @Nullable ClassifierRef subcategory,
    @Nullable ClassifierRef fact,
    String text,
    @Nullable Location location,
    @Nullable Applicant applicant,
    @Nullable String mediaUrl,
    @Nullable String organisation,
    LegalRegime legalRegime,
    boolean fastTrack,
    Instant registeredAt,
    @Nullable LocalDate plannedAt,
    List<Attribute> attributes,
    List<Attachment> attachments,
    @Nullable Subject subject)
    implements HubMessage {

  public CitizenMessage {
    attributes = List.copyOf(attributes);
    attachments = Attachment.listed(attachments);
  }

  /** A message without attachments, not yet classified. */
  public CitizenMessage(
      String externalId,
      @Nullable String epguNumber,
      ClassifierRef category,
      @Nullable ClassifierRef subcategory,
      @Nullable ClassifierRef fact,
      String text,
      @Nullable Location location,
      @Nullable Applicant applicant,
      @Nullable String mediaUrl,
      @Nullable String organisation,
      LegalRegime legalRegime,
      boolean fastTrack,
      Instant registeredAt,
      @Nullable LocalDate plannedAt,
      List<Attribute> attributes) {
    this(
        externalId,
        epguNumber,
        category,
        subcategory,
        fact,
        text,
        location,
        applicant,
        mediaUrl,
        organisation,
        legalRegime,
        fastTrack,
        registeredAt,
        plannedAt,
        attributes,
        List.of(),
        null);
  }

  /** The same message with these files. */
  public CitizenMessage with(List<Attachment> files) {
    return shown(text, location, applicant, mediaUrl, attributes, files);
  }

  /** The same message with what of it may be shown. */
  public CitizenMessage shown(
      String itsText,
      @Nullable Location itsLocation,
      @Nullable Applicant itsApplicant,
      @Nullable String itsMediaUrl,
      List<Attribute> itsAttributes,
      List<Attachment> itsAttachments) {
    return new CitizenMessage(
        externalId,
        epguNumber,
        category,
        subcategory,
        fact,
        itsText,
        itsLocation,
        itsApplicant,
        itsMediaUrl,
        organisation,
        legalRegime,
        fastTrack,
        registeredAt,
        plannedAt,
        itsAttributes,
        itsAttachments,
        subject);
  }

  /** The same message, which is about that. */
  public CitizenMessage about(Subject found) {
    return new CitizenMessage(
        externalId,
        epguNumber,
        category,
        subcategory,
        fact,
        text,
        location,
        applicant,
        mediaUrl,
        organisation,
        legalRegime,
        fastTrack,
        registeredAt,
        plannedAt,
        attributes,
        attachments,
        found);
  }

  @Override
  public MessageKind kind() {
    return MessageKind.CITIZEN_MESSAGE;
  }
}
