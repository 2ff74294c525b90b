package ru.uzel.hub.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;

/** Warns at the start of secrets that a party will miss; they may still be put in place later. */
final class SecretsAtHand implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(SecretsAtHand.class);

  private final PartyDirectory parties;
  private final Secrets secrets;

  SecretsAtHand(PartyDirectory parties, Secrets secrets) {
    this.parties = parties;
    this.secrets = secrets;
  }

  @Override
  public void afterPropertiesSet() {
    parties.all().forEach(this::look);
  }

  private void look(Party party) {
    party
        .setting("apiKey")
        .ifPresent(
            reference -> {
              try {
                secrets.resolve(reference);
              } catch (RejectedFailure missing) {
                LOG.warn(
                    "Party {}: {}; its messages are refused until there is one",
                    party.name(),
                    missing.reason());
              }
            });
  }
}
