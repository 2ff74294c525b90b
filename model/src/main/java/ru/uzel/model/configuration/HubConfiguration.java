package ru.uzel.model.configuration;

import java.util.List;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Region;

/**
 * One revision of everything the administrator configured, immutable.
 *
 * @param revision hash of all files, lower-case hex
 * @param subjects what the places in the channels' classifiers mean
 */
public record HubConfiguration(
    String revision,
    List<Party> parties,
    List<Flow> flows,
    List<SubjectRule> subjects,
    Region region) {

  public HubConfiguration {
    parties = List.copyOf(parties);
    flows = List.copyOf(flows);
    subjects = List.copyOf(subjects);
  }
}
