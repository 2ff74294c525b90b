package ru.uzel.adapters.executor;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.KeyDigest;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.model.party.Secrets;

/** Which body it is that calls: the one whose key it shows. */
final class Bodies {

  private final PartyDirectory parties;
  private final Secrets secrets;

  Bodies(PartyDirectory parties, Secrets secrets) {
    this.parties = parties;
    this.secrets = secrets;
  }

  /**
   * @throws ProblemException when there is no key, or it is nobody's
   */
  Party calling(@Nullable String authorization) {
    KeyDigest key =
        ApiKey.in(authorization)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.stranger("send the body's key as Authorization: Bearer")));
    // All are looked at: the time taken must not tell whose key it is.
    List<Party> known =
        parties.using(ExecutorMapper.ADAPTER).stream().filter(party -> isOf(party, key)).toList();
    if (known.size() != 1) {
      throw new ProblemException(
          Problem.stranger(
              known.isEmpty() ? "the key is not known" : "the key is that of several bodies"));
    }
    return known.get(0);
  }

  private boolean isOf(Party party, KeyDigest key) {
    return digests(party).filter(key::isOneOf).isPresent();
  }

  /** A body without a secret yet is known by none; of that the start has warned. */
  private Optional<String> digests(Party party) {
    try {
      return Optional.of(secrets.resolve(party.required("apiKey")));
    } catch (RejectedFailure missing) {
      return Optional.empty();
    }
  }
}
