package ru.uzel.routes.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.StatusUpdate;
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
          .build();

  private final JsonMapper strict =
      json.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final ObjectReader citizenMessages = json.readerFor(CitizenMessage.class);
  private final ObjectReader statusUpdates = json.readerFor(StatusUpdate.class);
  private final ObjectReader deadlineEvents = json.readerFor(DeadlineEvent.class);

  @Override
  public byte[] encode(HubMessage message) {
    return json.writeValueAsBytes(message);
  }

  @Override
  public HubMessage decode(MessageKind kind, byte[] bytes) {
    try {
      HubMessage message =
          switch (kind) {
            case CITIZEN_MESSAGE -> citizenMessages.<CitizenMessage>readValue(bytes);
            case STATUS_UPDATE -> statusUpdates.<StatusUpdate>readValue(bytes);
            case DEADLINE_EVENT -> deadlineEvents.<DeadlineEvent>readValue(bytes);
          };
      return complete(message);
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
    Class<? extends HubMessage> type =
        switch (kind) {
          case CITIZEN_MESSAGE -> CitizenMessage.class;
          case STATUS_UPDATE -> StatusUpdate.class;
          case DEADLINE_EVENT -> DeadlineEvent.class;
        };
    try {
      return complete(strict.convertValue(tree, type));
    } catch (JacksonException failure) {
      throw new IllegalArgumentException("no " + kind.wireName() + ": " + place(failure));
    }
  }

  /** Records cannot refuse an absent component themselves, as they carry no such rule. */
  private static HubMessage complete(HubMessage message) {
    boolean whole =
        message instanceof CitizenMessage citizen
            ? isWhole(citizen)
            : message instanceof StatusUpdate update
                ? isWhole(update)
                : message instanceof DeadlineEvent event && isWhole(event);
    if (!whole || !present(message.attachments())) {
      throw new IllegalArgumentException("a field that must be there is absent");
    }
    return message;
  }

  private static boolean isWhole(CitizenMessage citizen) {
    return present(citizen.externalId())
        && present(citizen.category())
        && present(citizen.text())
        && present(citizen.legalRegime())
        && present(citizen.registeredAt());
  }

  private static boolean isWhole(StatusUpdate update) {
    return present(update.reference())
        && present(update.status())
        && present(update.rawStatus())
        && present(update.at());
  }

  private static boolean isWhole(DeadlineEvent event) {
    return present(event.caseId())
        && present(event.rule())
        && present(event.phase())
        && present(event.at())
        && present(event.stage())
        && present(event.basis())
        && present(event.startAt())
        && present(event.dueAt());
  }

  private static boolean present(List<Attachment> attachments) {
    return attachments.stream().allMatch(attachment -> present(attachment.content()));
  }

  /** Most messages have no files, and then say nothing of them. */
  interface WithFiles {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Attachment> attachments();
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
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      path.append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return failure.getClass().getSimpleName() + " at " + (path.isEmpty() ? "/" : path);
  }
}
