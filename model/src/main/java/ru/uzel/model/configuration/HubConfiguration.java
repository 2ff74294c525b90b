package ru.uzel.model.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Region;
import ru.uzel.model.slice.Slice;

/**
 * One revision of everything the administrator configured, immutable.
 *
 * @param revision hash of all files, lower-case hex
 * @param masking what parties of each level below the highest get to see
 * @param subjects what the places in the channels' classifiers mean
 * @param slices by what cases are counted
 */
public record HubConfiguration(
    String revision,
    List<Party> parties,
    List<Flow> flows,
    List<SubjectRule> subjects,
    Region region,
    Map<PersonalDataLevel, MaskingRules> masking,
    List<Slice> slices) {

  public HubConfiguration {
    parties = List.copyOf(parties);
    flows = List.copyOf(flows);
    subjects = List.copyOf(subjects);
    masking = Map.copyOf(masking);
    slices = List.copyOf(slices);
  }

  /** A configuration without slices. */
  public HubConfiguration(
      String revision,
      List<Party> parties,
      List<Flow> flows,
      List<SubjectRule> subjects,
      Region region,
      Map<PersonalDataLevel, MaskingRules> masking) {
    this(revision, parties, flows, subjects, region, masking, List.of());
  }

  /** The statistical slice of that name. */
  public Optional<Slice> slice(String name) {
    return slices.stream().filter(slice -> slice.name().equals(name)).findFirst();
  }
}
