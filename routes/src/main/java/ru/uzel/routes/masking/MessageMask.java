package ru.uzel.routes.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.masking.MaskedField;
import ru.uzel.model.masking.MaskingRule;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.VotingResult;

/** Masks one message and remembers where. */
final class MessageMask {

  /** Stands where a text must be and may not be told. */
  private static final String HIDDEN = "[скрыто]";

  private final MaskingRules rules;
  private final Set<String> hidden = new TreeSet<>();
  private boolean special;

  MessageMask(MaskingRules rules) {
    this.rules = rules;
  }

  List<String> hidden() {
    return List.copyOf(hidden);
  }

  HubMessage of(HubMessage message) {
    if (message instanceof CitizenMessage citizen) {
      return citizen(citizen);
    }
    if (message instanceof DeadlineEvent event) {
      return deadline(event);
    }
    if (message instanceof Transfer transfer) {
      return transfer.shown(text(MaskedField.TEXT, transfer.reason()), reply(transfer.notice()));
    }
    if (message instanceof SatisfactionScore score) {
      return score.shown(told(score.comment()));
    }
    if (message instanceof StatusUpdate update) {
      return update.shown(told(update.comment()), reply(update.reply()));
    }
    if (message instanceof CaseNotice notice) {
      // A number of residents; who they are it does not say.
      return notice;
    }
    if (message instanceof VotingResult result) {
      // Numbers of people together, and what was published of them.
      return result;
    }
    throw new IllegalStateException(message.kind().wireName() + " goes to no party");
  }

  private boolean isSpecial(@Nullable Sector sector) {
    return sector != null && rules.special().contains(sector);
  }

  /** Times, a rule and names of bodies are nobody's; the reason is what somebody wrote. */
  private DeadlineEvent deadline(DeadlineEvent event) {
    special = isSpecial(event.sector());
    return event.shown(told(event.extensionReason()));
  }

  private CitizenMessage citizen(CitizenMessage message) {
    special = message.subject() != null && isSpecial(message.subject().sector());
    CitizenMessage shown =
        message.shown(
            text(MaskedField.TEXT, message.text()),
            location(message.location()),
            applicant(message.applicant()),
            removable(MaskedField.ATTACHMENTS, message.mediaUrl()),
            attributes(message.attributes()),
            files(message.attachments()));
    Assignment told = message.assignment();
    return told == null ? shown : shown.assigned(told.shown(told(told.transferReason())));
  }

  private @Nullable Reply reply(@Nullable Reply reply) {
    return reply == null
        ? null
        : new Reply(
            reply.replyId(),
            reply.kind(),
            text(MaskedField.TEXT, reply.text()),
            reply.number(),
            reply.at(),
            files(reply.attachments()));
  }

  private String text(MaskedField field, String text) {
    String shown = changed(field, text, MaskingRule.SCRUB, TextScrub::scrubbed);
    return shown == null ? HIDDEN : shown;
  }

  private @Nullable String told(@Nullable String text) {
    return changed(MaskedField.TEXT, text, MaskingRule.SCRUB, TextScrub::scrubbed);
  }

  private @Nullable Applicant applicant(@Nullable Applicant who) {
    if (who == null) {
      return null;
    }
    return new Applicant(
        changed(
            MaskedField.APPLICANT_NAME,
            who.firstName(),
            MaskingRule.INITIALS,
            name -> name.isEmpty() ? name : first(name) + "."),
        changed(
            MaskedField.APPLICANT_NAME,
            who.lastName(),
            MaskingRule.INITIALS,
            name -> name.isEmpty() ? name : first(name) + "***"),
        removable(MaskedField.APPLICANT_CONTACTS, who.email()),
        changed(
            MaskedField.APPLICANT_PHONE,
            who.phone(),
            MaskingRule.LAST_TWO,
            phone -> "***" + phone.substring(Math.max(0, phone.length() - 2))),
        removable(MaskedField.APPLICANT_CONTACTS, who.deviceId()),
        removable(MaskedField.APPLICANT_CONTACTS, who.accountId()),
        removable(MaskedField.APPLICANT_CONTACTS, who.postalAddress()));
  }

  private static String first(String name) {
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }

  private @Nullable Location location(@Nullable Location where) {
    if (where == null) {
      return null;
    }
    String address =
        changed(
            MaskedField.ADDRESS, where.address(), MaskingRule.WITHOUT_HOUSE, Places::withoutHouse);
    boolean exact = rules.of(MaskedField.ADDRESS) == MaskingRule.KEEP;
    return new Location(
        address,
        exact ? where.addressId() : null,
        changed(MaskedField.COORDINATES, where.latitude(), MaskingRule.ROUNDED, Places::rounded),
        changed(MaskedField.COORDINATES, where.longitude(), MaskingRule.ROUNDED, Places::rounded));
  }

  private List<Attribute> attributes(List<Attribute> attributes) {
    List<Attribute> shown = new ArrayList<>();
    for (Attribute attribute : attributes) {
      String value =
          changed(
              MaskedField.ATTRIBUTES, attribute.value(), MaskingRule.SCRUB, TextScrub::scrubbed);
      if (value != null) {
        shown.add(new Attribute(attribute.code(), value));
      }
    }
    return shown;
  }

  private List<Attachment> files(List<Attachment> files) {
    if (files.isEmpty() || !removes(MaskedField.ATTACHMENTS)) {
      return files;
    }
    hidden.add(MaskedField.ATTACHMENTS.wireName());
    return List.of();
  }

  private @Nullable String removable(MaskedField field, @Nullable String value) {
    return changed(field, value, MaskingRule.REMOVE, some -> null);
  }

  private <T> @Nullable T changed(
      MaskedField field, @Nullable T value, MaskingRule own, UnaryOperator<@Nullable T> change) {
    if (value == null) {
      return null;
    }
    T shown = value;
    if (removes(field)) {
      shown = null;
    } else if (rules.of(field) == own) {
      shown = change.apply(value);
    }
    if (!value.equals(shown)) {
      hidden.add(field.wireName());
    }
    return shown;
  }

  private boolean removes(MaskedField field) {
    boolean telling =
        field == MaskedField.TEXT
            || field == MaskedField.ATTRIBUTES
            || field == MaskedField.ATTACHMENTS;
    return rules.of(field) == MaskingRule.REMOVE || (special && telling);
  }
}
