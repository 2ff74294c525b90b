package ru.uzel.hub.process;

import java.util.List;
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

  /** By these a party proves itself. */
  private static final List<String> INCOMING = List.of("apiKey", "webhookSecret");

  /** By these the hub proves itself to a party. */
  private static final List<String> OUTGOING =
      List.of("token", "endpointKey", "password", "clientSecret");

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
    INCOMING.forEach(
        setting -> look(party, setting, "its messages are refused until there is one"));
    OUTGOING.forEach(
        setting ->
            look(party, setting, "it is neither told nor asked anything until there is one"));
  }

  private void look(Party party, String setting, String consequence) {
    party
        .setting(setting)
        .ifPresent(
            reference -> {
              try {
                secrets.resolve(reference);
              } catch (RejectedFailure missing) {
                LOG.warn("Party {}: {}; {}", party.name(), missing.reason(), consequence);
              }
            });
  }
}
