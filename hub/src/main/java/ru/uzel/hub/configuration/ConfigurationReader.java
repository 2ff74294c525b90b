package ru.uzel.hub.configuration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.party.Party;
import ru.uzel.model.slice.Slice;

/** Reads a configuration directory; finds every mistake in it rather than the first. */
public final class ConfigurationReader {

  /** Below it there is one file for each classifier. */
  private static final String SECTORS = "classifiers/sectors";

  private static final String REGIONS = "regions";
  private static final String CALENDARS = "calendars";

  private static final String MASKING = "masking";

  private final Mistakes mistakes = new Mistakes();
  private final YamlParser parser = new YamlParser(mistakes);
  private final Path directory;

  private ConfigurationReader(Path directory) {
    this.directory = directory;
  }

  public static Reading read(Path directory) {
    return new ConfigurationReader(directory.toAbsolutePath().normalize()).read();
  }

  private Reading read() {
    if (!Files.isDirectory(directory)) {
      mistakes.add(
          directory.toString(), 1, "no such directory", "name the configuration directory");
      return new Reading(null, mistakes.sorted());
    }
    ConfigurationFolder folder = ConfigurationFolder.read(directory);
    tellStrayFiles(folder);
    ShapeReader shapes = new ShapeReader(mistakes);
    documents(folder, ShapeReader.FOLDER, "municipal").forEach(shapes::read);
    Map<String, Party> parties = new TreeMap<>();
    PartyReader partyReader = new PartyReader(directory, mistakes);
    for (YamlDocument document : documents(folder, "parties", "party")) {
      Party party = partyReader.read(document);
      shapes.check(document, party);
      parties.put(party.name().value(), party);
    }
    FlowReader flowReader = new FlowReader(parties, folder.stems("parties/"), shapes, mistakes);
    List<Flow> flows = new ArrayList<>();
    documents(folder, "flows", "flow").forEach(document -> flows.add(flowReader.read(document)));
    SectorReader sectors = new SectorReader(mistakes);
    documents(folder, SECTORS, "sectors").forEach(sectors::read);
    CatalogueReader catalogues = new CatalogueReader(folder, parser, mistakes);
    folder.names().stream().filter(partyReader::namesCatalogue).forEach(catalogues::check);
    new Completeness(shapes, mistakes).check(parties.values(), flows);
    new ServedSubjects(mistakes).check(parties.values(), flows, sectors.rules());
    CalendarReader calendars = new CalendarReader(mistakes);
    documents(folder, CALENDARS, "calendar").forEach(calendars::read);
    Set<String> names = folder.stems("parties/");
    RegionReader regions =
        new RegionReader(
            parties, names, new DeadlineReader(calendars.calendars(), names, mistakes), mistakes);
    documents(folder, REGIONS, "region").forEach(regions::read);
    MaskingReader masking = new MaskingReader(mistakes);
    documents(folder, MASKING, "masking").forEach(masking::read);
    masking.check(parties.values());
    SliceReader sliceReader = new SliceReader(new PersonalFields(masking.rules()), mistakes);
    List<Slice> slices = new ArrayList<>();
    documents(folder, SliceReader.FOLDER, "slice")
        .forEach(document -> slices.add(sliceReader.read(document)));
    return result(
        new HubConfiguration(
            folder.revision(),
            List.copyOf(parties.values()),
            flows,
            sectors.rules(),
            regions.region(),
            masking.rules(),
            slices));
  }

  private Reading result(HubConfiguration configuration) {
    List<Mistake> found = mistakes.sorted();
    boolean usable = found.stream().allMatch(Mistake::warning);
    return new Reading(usable ? configuration : null, found);
  }

  private List<YamlDocument> documents(
      ConfigurationFolder folder, String place, String schemaName) {
    FileSchema schema = FileSchema.named(schemaName);
    List<YamlDocument> wellFormed = new ArrayList<>();
    Map<String, String> fileByName = new HashMap<>();
    for (String file : folder.names()) {
      if (file.startsWith(place + "/") && file.endsWith(".yaml")) {
        folder
            .text(file)
            .ifPresentOrElse(
                text ->
                    parser
                        .parse(file, text)
                        .flatMap(document -> schema.check(document, mistakes))
                        .filter(document -> named(document, fileByName))
                        .ifPresent(wellFormed::add),
                () -> mistakes.add(file, 1, "the file is no UTF-8", "save it as UTF-8"));
      }
    }
    return wellFormed;
  }

  private boolean named(YamlDocument document, Map<String, String> fileByName) {
    String name = document.text("/name").orElseThrow();
    String file = document.file();
    String stem = file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length());
    if (!name.equals(stem)) {
      mistakes.at(
          document,
          "/name",
          "the name '" + name + "' is not the file's name",
          "write name: " + stem + ", or rename the file to " + name + ".yaml");
    }
    String earlier = fileByName.putIfAbsent(name, file);
    if (earlier != null) {
      mistakes.at(
          document, "/name", "the name '" + name + "' is taken by " + earlier, "choose another");
      return false;
    }
    return true;
  }

  private void tellStrayFiles(ConfigurationFolder folder) {
    for (String file : folder.names()) {
      boolean sectors = file.startsWith(SECTORS + "/");
      boolean settings =
          sectors
              || file.startsWith("parties/")
              || file.startsWith("flows/")
              || file.startsWith(REGIONS + "/")
              || file.startsWith(ShapeReader.FOLDER + "/")
              || file.startsWith(CALENDARS + "/")
              || file.startsWith(MASKING + "/")
              || file.startsWith(SliceReader.FOLDER + "/");
      String name = sectors ? file.substring("classifiers/".length()) : file;
      if (settings && !file.endsWith(".yaml")) {
        mistakes.add(file, 1, "the file is not read", "rename it to end in .yaml, or move it away");
      } else if (settings && name.indexOf('/') != name.lastIndexOf('/')) {
        mistakes.add(file, 1, "the file lies too deep", "move it up: there are no subdirectories");
      } else if (!settings && !file.startsWith("classifiers/")) {
        mistakes.warn(
            file,
            1,
            "the file is not read",
            "the hub reads parties/, flows/, classifiers/, regions/, calendars/, masking/,"
                + " municipal/ and slices/");
      }
    }
  }
}
