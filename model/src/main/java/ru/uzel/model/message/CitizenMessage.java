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
 * @param complainedOf the body whose decision or inaction is complained of, where the channel says
 *     so; the case must not go there (59-ФЗ, article 8, part 6)
 * @param assignment what the hub says of the case to the body it hands it to; absent where there is
 *     nothing to say, and in what channels send
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
    @Nullable Subject subject,
    @Nullable OrgRef complainedOf,
    @Nullable Assignment assignment)
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
        null,
        null,
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
        subject,
        complainedOf,
        assignment);
  }

  /** The same message, which is about that. */
  public CitizenMessage about(Subject found) {
    return changed(found, complainedOf, assignment);
  }

  /** The same message, which complains of that body. */
  public CitizenMessage complainingOf(@Nullable OrgRef body) {
    return changed(subject, body, assignment);
  }

  /** The same message, as it is handed to a body. */
  public CitizenMessage assigned(Assignment told) {
    return changed(subject, complainedOf, told);
  }

  private CitizenMessage changed(
      @Nullable Subject found, @Nullable OrgRef body, @Nullable Assignment told) {
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
        found,
        body,
        told);
  }

  @Override
  public MessageKind kind() {
    return MessageKind.CITIZEN_MESSAGE;
  }
}
