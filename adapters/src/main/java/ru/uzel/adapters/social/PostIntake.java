package ru.uzel.adapters.social;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** Takes posts in, whichever way they came, and puts on record what is not taken. */
final class PostIntake {

  private static final String RATING = "rating:";

  private final Intake intake;
  private final Clock clock;

  PostIntake(Intake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * @param wire the post's own bytes
   * @param remote where it came from, for the record of a refusal
   * @param proof how the sender was proven
   * @throws RefusedPost when it is not taken, which is on record then
   * @throws ru.uzel.model.failure.HubFailure when the hub cannot take it now
   */
  Receipt take(
      Party party,
      JsonNode json,
      WireBytes wire,
      String remote,
      String proof,
      @Nullable String traceparent) {
    SocialPost post;
    try {
      post = PostReader.read(json, SocialProperties.of(party), clock.instant());
    } catch (RefusedPost refused) {
      boolean mayBeKept = PostReader.notPublic(json).isEmpty();
      refuse(party.name(), PostReader.id(json), remote, mayBeKept ? wire : null, refused);
      throw refused;
    }
    return intake.accept(
        new InboundMessage(
            party.name(),
            externalId(post),
            PostVersion.of(post),
            post.rating() == null ? MessageKind.CITIZEN_MESSAGE : MessageKind.SATISFACTION_SCORE,
            post.id(),
            wire,
            post.event().isContinuation() ? Map.of(AcceptedMessage.CONTINUATION, "") : Map.of(),
            proof,
            null,
            traceparent));
  }

  /** A rating is a message of its own, and may come again with every change of mind. */
  private static ExternalId externalId(SocialPost post) {
    return new ExternalId(post.rating() == null ? post.id() : RATING + post.id());
  }

  /** Without the bytes: what could not be looked into may be a private message. */
  void refuse(@Nullable PartyName party, String remote, RefusedPost refused) {
    refuse(party, null, remote, null, refused);
  }

  private void refuse(
      @Nullable PartyName party,
      @Nullable String id,
      String remote,
      @Nullable WireBytes wire,
      RefusedPost refused) {
    intake.refuse(new Refusal(party, id, remote, wire, SocialFailures.failure(refused.problems())));
  }
}
