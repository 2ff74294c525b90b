package ru.uzel.casework.deadline;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;

/** A case that lives by a course, each of its terms standing as the events left it. */
final class LivedCase {

  static final PartyName CHANNEL = new PartyName("pos");
  static final PartyName ROADS = new PartyName("roads");

  final DeadlineCourse course;
  private final CaseId id = CaseId.next();
  private final CitizenMessage message;
  private final Map<String, Deadline> standing = new LinkedHashMap<>();
  private CanonicalStatus status = CanonicalStatus.RECEIVED;
  private PartyName body = ROADS;
  private boolean extended;

  LivedCase(DeadlineRules rules, LegalRegime regime, boolean fastTrack, String registered) {
    course = new DeadlineCourse(rules);
    message = message(regime, fastTrack, registered);
  }

  private static CitizenMessage message(LegalRegime regime, boolean fastTrack, String registered) {
    return new CitizenMessage(
            "1",
            null,
            new ClassifierRef("POS", "Дороги", "Дороги"),
            null,
            null,
            "яма",
            null,
            null,
            null,
            null,
            regime,
            fastTrack,
            moscow(registered),
            null,
            List.of())
        .about(new Subject(Sector.ROADS, null));
  }

  static Instant moscow(String time) {
    return LocalDateTime.parse(time).atZone(Calendars.MOSCOW).toInstant();
  }

  List<DeadlineEvent> open() {
    return stand(
        course.opened(
            id, CHANNEL, message, CanonicalStatus.RECEIVED, message.registeredAt(), ROADS));
  }

  /** Another channel's ordinary message becomes part of it when it is registered there. */
  List<DeadlineEvent> joinedBy(PartyName channel, boolean fastTrack, String registered) {
    return stand(
        course.joined(
            id,
            channel,
            message(LegalRegime.ORDINARY, fastTrack, registered),
            status,
            moscow(registered),
            extended,
            body,
            List.copyOf(standing.values())));
  }

  List<DeadlineEvent> comes(CanonicalStatus status, String at) {
    return comes(status, at, null, null);
  }

  List<DeadlineEvent> comes(
      CanonicalStatus status, String at, @Nullable String comment, @Nullable PartyName handedTo) {
    return goesOn(
        progress(status, at, comment, handedTo == null ? null : new Handover(ROADS, handedTo)));
  }

  List<DeadlineEvent> leaves(String at) {
    return goesOn(progress(CanonicalStatus.TRANSFERRED_OUT, at, null, new Handover(ROADS, null)));
  }

  private List<DeadlineEvent> goesOn(CaseProgress progress) {
    List<DeadlineEvent> events = stand(course.updated(progress, List.copyOf(standing.values())));
    status = progress.update().status();
    body = Objects.requireNonNullElse(progress.nextBody(), body);
    extended |= progress.update().status() == CanonicalStatus.EXTENDED;
    return events;
  }

  Optional<String> objection(String at, @Nullable String comment, @Nullable ReplyKind reply) {
    CaseProgress plain = progress(CanonicalStatus.EXTENDED, at, comment, null);
    StatusUpdate update = plain.update();
    Reply letter = reply == null ? null : new Reply("r", reply, "текст", null, update.at());
    return course.objection(
        new CaseProgress(
            id,
            CHANNEL,
            plain.before(),
            new StatusUpdate(
                update.reference(),
                update.status(),
                update.rawStatus(),
                comment,
                null,
                update.at(),
                1,
                letter),
            extended,
            plain.at(),
            body,
            null,
            () -> message),
        List.copyOf(standing.values()));
  }

  Deadline term(String rule) {
    return standing.get(rule);
  }

  List<Deadline> standing() {
    return new ArrayList<>(standing.values());
  }

  private CaseProgress progress(
      CanonicalStatus next, String at, @Nullable String comment, @Nullable Handover handover) {
    Instant moment = moscow(at);
    return new CaseProgress(
        id,
        CHANNEL,
        status,
        new StatusUpdate("ref", next, "слово", comment, null, moment, 1, null),
        extended,
        moment,
        body,
        handover,
        () -> message);
  }

  private List<DeadlineEvent> stand(List<DeadlineEvent> events) {
    events.forEach(event -> standing.put(event.rule(), Deadline.after(event)));
    return events;
  }
}
