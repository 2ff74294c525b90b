package ru.uzel.adapters.appeals;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** Tells document systems from strangers, and puts what went wrong into RFC 9457. */
final class AppealEntrance {

  private static final Logger LOG = LoggerFactory.getLogger(AppealEntrance.class);

  private final PartyDirectory parties;
  private final ApiKey apiKey;
  private final RegistrationIntake intake;

  AppealEntrance(PartyDirectory parties, ApiKey apiKey, RegistrationIntake intake) {
    this.parties = parties;
    this.apiKey = apiKey;
    this.intake = intake;
  }

  /**
   * The body that the address names, whose key was shown. Of a stranger nothing is read, and so
   * nothing kept.
   *
   * @throws RefusedRegistration where there is no such body, or the key is not its own; that is on
   *     record then
   */
  Party let(String name, HttpServletRequest request) {
    Party party = found(name);
    try {
      if (party == null) {
        throw new RefusedRegistration(
            new Problem(
                FailureCode.UNKNOWN_PARTY,
                404,
                Problem.BODY,
                "the address begins with no name of a body that registers appeals: /<party>/v1/appeals"));
      }
      apiKey.require(AppealsProperties.of(party), request.getHeader("Authorization"));
      return party;
    } catch (RefusedRegistration refused) {
      intake.refuse(party, null, request.getRemoteAddr(), null, refused);
      throw refused;
    }
  }

  private @Nullable Party found(String name) {
    try {
      return parties
          .find(new PartyName(name))
          .filter(party -> party.adapter().equals(AppealsMapper.ADAPTER))
          .orElse(null);
    } catch (IllegalArgumentException noName) {
      return null;
    }
  }

  static RegistrationAnswer failed(RuntimeException failure) {
    if (failure instanceof RefusedRegistration refused) {
      return RegistrationAnswer.of(refused.problems());
    }
    if (failure instanceof HubFailure known) {
      LOG.warn("A document system is answered 503: {}", known.reason());
      return RegistrationAnswer.later(known.code());
    }
    LOG.error("A document system is answered 500", withoutMessages(failure));
    return RegistrationAnswer.unforeseen();
  }

  /** A library's message may quote what it stumbled over, and that is a person's. */
  private static Throwable withoutMessages(Throwable thrown) {
    Throwable told = new IllegalStateException(thrown.getClass().getName());
    told.setStackTrace(Objects.requireNonNull(thrown.getStackTrace()));
    return told;
  }
}
