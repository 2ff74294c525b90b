package ru.uzel.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoConfigurationTest {

  @TempDir private Path directory;
  private Path shipped;

  @BeforeEach
  void ship() throws IOException {
    shipped = directory.resolve("shipped");
    write(
        "parties/roads.yaml",
        "name: roads\nsettings:\n  endpoint: http://127.0.0.1:8490/smev/ws\n  contentNamespace: urn:roads\n");
    write("flows/roads.yaml", "name: roads\nwhen: category.code in [\"pothole\"]\n");
    write("classifiers/open311-services.yaml", "- service_code: pothole\n  service_name: Яма\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = shipped.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private DemoConfiguration copied() {
    return DemoConfiguration.copy(
        shipped, directory.resolve("copy"), URI.create("http://127.0.0.1:7777"), 7778);
  }

  private String text(String name) throws IOException {
    return Files.readString(directory.resolve("copy").resolve(name));
  }

  @Test
  void pointsThePartnersToTheMocks() throws IOException {
    copied();

    assertThat(text("parties/roads.yaml"))
        .contains("http://127.0.0.1:7777/smev/ws")
        .containsOnlyOnce("  ftpPort: 7778\n");
  }

  @Test
  void knowsTheBodiesByTheirNamespaces() {
    DemoConfiguration configuration = copied();
    configuration.addSilentBody(9, "Связь");

    assertThat(configuration.bodies())
        .containsEntry("urn:roads", "roads")
        .containsEntry("urn://x-artefacts-uzel-ru/cur/silent/1.0", "silent");
  }

  @Test
  void addsAFlowForWhatNoFlowNamesYet() throws IOException {
    copied().addFlow("file", "regional", List.of("pothole", "4fd3\"b"), "roads");

    assertThat(text("flows/file.yaml"))
        .contains("4fd3", "party: roads", "parties: [regional]")
        .doesNotContain("pothole");
  }

  @Test
  void addsNoFlowWhenAllHaveOne() {
    copied().addFlow("file", "regional", List.of("pothole"), "roads");

    assertThat(directory.resolve("copy/flows/file.yaml")).doesNotExist();
  }

  @Test
  void namesTheCategoriesThatTheClassifierLacks() throws IOException {
    write("classifiers/sectors/pos.yaml", "entries:\n  - { category: Дороги, sector: ROADS }\n");

    assertThat(copied().addCategories("pos", List.of("Дороги", "Связь: \"5G\"")))
        .containsExactly("Связь: \"5G\"");

    assertThat(text("classifiers/sectors/pos.yaml"))
        .containsOnlyOnce("Дороги")
        .contains("  - { category: \"Связь: \\\"5G\\\"\", sector: OTHER }\n");
  }

  @Test
  void takesAllCategoriesAsNewWhereNothingClassifiesThem() {
    assertThat(copied().addCategories("pos", List.of("Дороги"))).containsExactly("Дороги");
  }

  @Test
  void addsTheServicesThatTheCatalogueLacks() throws IOException {
    copied().addServices(Map.of("pothole", "Pothole", "4fd3", "Street: \"cut\""));

    assertThat(text("classifiers/open311-services.yaml"))
        .containsOnlyOnce("pothole")
        .contains("- { service_code: \"4fd3\", service_name: \"Street: \\\"cut\\\"\" }");
  }
}
