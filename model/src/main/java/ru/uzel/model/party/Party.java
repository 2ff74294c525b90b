package ru.uzel.model.party;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;

/**
 * A party as its file says.
 *
 * @param title its name for people, in Russian
 * @param adapter the adapter that speaks its protocol
 * @param settings the adapter's own settings; nested keys are joined by dots
 * @param personalData up to which class of personal data it may see
 * @param consumers how many of its messages are worked on at once, per step
 * @param organisation which organisation it is; null where it is none that cases are handed to
 */
public record Party(
    PartyName name,
    String title,
    String adapter,
    Map<String, String> settings,
    RetryPolicy retry,
    int consumers,
    PersonalDataLevel personalData,
    @Nullable Organisation organisation) {

  /** Under which name the hub itself says something: what its clock brings about. */
  public static final PartyName HUB = new PartyName("uzel");

  public Party {
    settings = Map.copyOf(settings);
  }

  /** A party that is to see no personal data, and that no cases are handed to. */
  public Party(
      PartyName name,
      String title,
      String adapter,
      Map<String, String> settings,
      RetryPolicy retry,
      int consumers) {
    this(name, title, adapter, settings, retry, consumers, PersonalDataLevel.P0, null);
  }

  /** Whether cases for that organisation go to this party. */
  public boolean is(OrgRef named) {
    return organisation != null && organisation.is(named);
  }

  public Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key));
  }

  /**
   * @throws RejectedFailure when the party's file lacks the setting
   */
  public String required(String key) {
    return setting(key)
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.MISSING_FIELD,
                    Origin.HUB,
                    "party " + name + " has no setting '" + key + "'",
                    "config/parties/" + name + ".yaml"));
  }
}
