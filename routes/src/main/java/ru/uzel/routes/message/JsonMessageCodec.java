package ru.uzel.routes.message;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.FieldMistake;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingResult;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Canonical JSON: the records' components by name, in alphabetical order, absent ones left out. */
public final class JsonMessageCodec implements MessageCodec {

  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

  /** What {@code source_record} attributes may need; intake limits the whole message before. */
  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
                  .build())
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addMixIn(CitizenMessage.class, WithFiles.class)
          .addMixIn(Reply.class, WithFiles.class)
          .addMixIn(CaseId.class, CaseIdText.class)
          .addMixIn(PartyName.class, PartyNameText.class)
          .addMixIn(DeadlineEvent.class, WithFiles.class)
          .addMixIn(VotingResult.class, KindOfVoting.class)
          .build();

  private final JsonMapper strict =
      json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Map<MessageKind, ObjectReader> readers =
      Arrays.stream(MessageKind.values())
          .collect(toMap(kind -> kind, kind -> json.readerFor(type(kind))));

  @Override
  public byte[] encode(HubMessage message) {
    return json.writeValueAsBytes(message);
  }

  @Override
  public HubMessage decode(MessageKind kind, byte[] bytes) {
    try {
      return complete(requireNonNull(readers.get(kind)).<HubMessage>readValue(bytes));
    } catch (JacksonException failure) {
      throw new IllegalArgumentException("no " + kind.wireName() + ": " + place(failure));
    }
  }

  /** The message as maps and lists, the form in which flows look at it. */
  public Map<String, Object> tree(HubMessage message) {
    return json.convertValue(message, TREE);
  }

  /**
   * The message a flow made.
   *
   * @throws IllegalArgumentException naming the field, never the value
   */
  public HubMessage fromTree(MessageKind kind, Object tree) {
    try {
      return complete(strict.convertValue(tree, type(kind)));
    } catch (JacksonException failure) {
      throw new IllegalArgumentException("no " + kind.wireName() + ": " + place(failure));
    }
  }

  private static Class<? extends HubMessage> type(MessageKind kind) {
    return switch (kind) {
      case CITIZEN_MESSAGE -> CitizenMessage.class;
      case STATUS_UPDATE -> StatusUpdate.class;
      case DEADLINE_EVENT -> DeadlineEvent.class;
      case TRANSFER -> Transfer.class;
      case SATISFACTION_SCORE -> SatisfactionScore.class;
      case CASE_NOTICE -> CaseNotice.class;
      case SEPARATION -> Separation.class;
      case VOTING_RESULT -> VotingResult.class;
    };
  }

  /** Records cannot refuse an absent component themselves, as they carry no such rule. */
  private static HubMessage complete(HubMessage message) {
    if (!required(message).allMatch(JsonMessageCodec::present) || !present(message.attachments())) {
      throw new IllegalArgumentException("a field that must be there is absent");
    }
    return message;
  }

  private static Stream<Object> required(HubMessage message) {
    if (message instanceof CitizenMessage citizen) {
      return Stream.of(
          citizen.externalId(),
          citizen.category(),
          citizen.text(),
          citizen.legalRegime(),
          citizen.registeredAt());
    }
    if (message instanceof DeadlineEvent event) {
      return Stream.of(
          event.caseId(),
          event.rule(),
          event.phase(),
          event.at(),
          event.stage(),
          event.basis(),
          event.startAt(),
          event.dueAt());
    }
    if (message instanceof Transfer transfer) {
      return Stream.of(
          transfer.reference(),
          transfer.to(),
          transfer.direction(),
          transfer.reason(),
          transfer.rawStatus(),
          transfer.requestedAt());
    }
    if (message instanceof SatisfactionScore score) {
      return Stream.of(score.reference(), score.ratedAt(), score.source());
    }
    if (message instanceof CaseNotice notice) {
      return Stream.of(notice.at());
    }
    if (message instanceof Separation act) {
      return Stream.of(act.message(), act.operator(), act.reason(), act.at());
    }
    if (message instanceof VotingResult) {
      // Made without one of them, it refuses itself.
      return Stream.of();
    }
    StatusUpdate update = (StatusUpdate) message;
    return Stream.of(update.reference(), update.status(), update.rawStatus(), update.at());
  }

  private static boolean present(List<Attachment> attachments) {
    return attachments.stream().allMatch(attachment -> present(attachment.content()));
  }

  /** Most messages have no files, and then say nothing of them. */
  interface WithFiles {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Attachment> attachments();
  }

  /** In Java a message's {@code kind} is another thing. */
  interface KindOfVoting {

    @JsonProperty("kind")
    VotingForm form();
  }

  /** In JSON an id is its text. */
  abstract static class CaseIdText {
    @JsonCreator
    static CaseId parse(String text) {
      return CaseId.parse(text);
    }

    @JsonValue
    @Override
    public abstract String toString();
  }

  /** In JSON a name is its text. */
  abstract static class PartyNameText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    PartyNameText(String value) {}

    @JsonValue
    abstract String value();
  }

  @SuppressWarnings("ConstantValue") // Jackson fills records by reflection, past NullAway.
  private static boolean present(Object component) {
    return component != null;
  }

  /** Jackson's own text may quote the input, which is personal data: only the path is kept. */
  private static String place(JacksonException failure) {
    if (failure.getCause() instanceof FieldMistake mistake) {
      return String.valueOf(mistake.getMessage());
    }
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      path.append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return failure.getClass().getSimpleName() + " at " + (path.isEmpty() ? "/" : path);
  }
}
