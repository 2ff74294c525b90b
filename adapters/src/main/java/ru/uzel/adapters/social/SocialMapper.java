package ru.uzel.adapters.social;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.core.JacksonException;

/** Public posts to canonical messages, and status updates to what goes below the posts. */
final class SocialMapper implements WireMapping {

  static final String ADAPTER = "social";

  @Override
  public String adapter() {
    return ADAPTER;
  }

  /** The contract demands that a known Idempotency-Key has no second effect. */
  @Override
  public Resend resend(Party party) {
    return Resend.IDEMPOTENT;
  }

  @Override
  public String newReference() {
    return MessageId.next().toString();
  }

  @Override
  public HubMessage toCanonical(Party party, AcceptedMessage accepted) {
    SocialPost post = read(party, accepted);
    PostRating rating = post.rating();
    return rating == null ? message(post) : score(post, rating);
  }

  private static SatisfactionScore score(SocialPost post, PostRating rating) {
    return new SatisfactionScore(
        post.id(),
        rating.score(),
        post.text().isEmpty() ? null : post.text(),
        rating.ratedAt(),
        rating.wantsReopen(),
        PostReader.CLASSIFIER);
  }

  private static CitizenMessage message(SocialPost post) {
    return new CitizenMessage(
        post.id(),
        null,
        post.category(),
        post.subcategory(),
        post.fact(),
        post.text(),
        post.location(),
        applicant(post),
        null,
        null,
        // 59-ФЗ is not applied to messages of open sources (Ивановская обл., cntd.ru 570893550).
        LegalRegime.ORDINARY,
        false,
        post.registeredAt(),
        null,
        attributes(post));
  }

  @Override
  public WireBytes toWire(Party party, OutboundMessage outbound) {
    if (!(outbound.message() instanceof StatusUpdate update)) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "a monitoring system takes status updates only, no "
              + outbound.message().kind().wireName(),
          null);
    }
    return PublicAnswer.write(
        outbound.envelope(), update, SocialProperties.of(party).publicContacts());
  }

  private static SocialPost read(Party party, AcceptedMessage accepted) {
    try {
      // By the time it came at, so that the same bytes always give the same message.
      return PostReader.read(
          SocialJson.MAPPER.readTree(accepted.wire().bytes()),
          SocialProperties.of(party),
          accepted.receivedAt());
    } catch (RefusedPost refused) {
      throw SocialFailures.failure(refused.problems());
    } catch (JacksonException broken) {
      throw new RejectedFailure(
          FailureCode.MALFORMED, Origin.CLIENT, "the post cannot be read", Problem.BODY);
    }
  }

  /** P1; the network's account is all that is known of a person. */
  private static @Nullable Applicant applicant(SocialPost post) {
    return post.authorId() == null
        ? null
        : new Applicant(null, null, null, null, null, post.authorId());
  }

  private static List<Attribute> attributes(SocialPost post) {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("social.event", post.event().name()));
    attributes.add(new Attribute("social.channel", post.channel().name()));
    attributes.add(new Attribute("social.network", post.network()));
    attributes.add(new Attribute("social.postUrl", post.postUrl()));
    if (post.commentId() != null) {
      attributes.add(new Attribute("social.commentId", post.commentId()));
    }
    attributes.add(new Attribute("social.publishedAt", post.publishedAt().toString()));
    if (post.priority() != null) {
      attributes.add(new Attribute("social.priority", post.priority()));
    }
    return attributes;
  }
}
