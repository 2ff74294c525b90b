package ru.uzel.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageCodec;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.VotingResult;
import tools.jackson.databind.json.JsonMapper;

/** Canonical JSON as the hub writes it. */
final class JacksonCodec implements MessageCodec {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  @Override
  public byte[] encode(HubMessage message) {
    return mapper.writeValueAsBytes(message);
  }

  @Override
  public HubMessage decode(MessageKind kind, byte[] json) {
    return switch (kind) {
      case CITIZEN_MESSAGE -> mapper.readValue(json, CitizenMessage.class);
      case STATUS_UPDATE -> mapper.readValue(json, StatusUpdate.class);
      case DEADLINE_EVENT -> mapper.readValue(json, DeadlineEvent.class);
      case SATISFACTION_SCORE -> mapper.readValue(json, SatisfactionScore.class);
      case CASE_NOTICE -> mapper.readValue(json, CaseNotice.class);
      case SEPARATION -> mapper.readValue(json, Separation.class);
      case TRANSFER -> mapper.readValue(json, Transfer.class);
      case VOTING_RESULT -> mapper.readValue(json, VotingResult.class);
    };
  }
}
