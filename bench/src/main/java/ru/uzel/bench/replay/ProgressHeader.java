package ru.uzel.bench.replay;

import java.nio.file.Path;
import java.util.UUID;
import ru.uzel.bench.replay.mapping.RowMapping;
import ru.uzel.bench.replay.source.Reading;
import ru.uzel.bench.replay.source.SourceFile;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;

/**
 * What a progress belongs to.
 *
 * @param run names this replay in what is sent
 * @param sha256 of the rows' file
 * @param mapping SHA-256 of the mapping
 * @param reading how the file is read
 * @param slice how many rows travel together
 * @param journalBefore how many records the hub's journal had before
 */
record ProgressHeader(
    String run,
    String party,
    String sha256,
    String mapping,
    String reading,
    int slice,
    long journalBefore) {

  /** Of a replay that may be about to begin; the journal is asked when it does. */
  static ProgressHeader of(
      String party, SourceFile file, RowMapping mapping, Reading reading, int slice) {
    return new ProgressHeader(
        UUID.randomUUID().toString().substring(0, 8),
        party,
        file.sha256(),
        mapping.sha256(),
        reading.summary(),
        slice,
        0);
  }

  ProgressHeader beginningAfter(long records) {
    return new ProgressHeader(run, party, sha256, mapping, reading, slice, records);
  }

  static ProgressHeader read(JsonNode node) {
    return new ProgressHeader(
        node.path("run").asString(""),
        node.path("party").asString(""),
        node.path("sha256").asString(""),
        node.path("mapping").asString(""),
        node.path("reading").asString(""),
        node.path("slice").asInt(1),
        node.path("journalBefore").asLong());
  }

  JsonNode json() {
    return JsonHttp.MAPPER
        .createObjectNode()
        .put("run", run)
        .put("party", party)
        .put("sha256", sha256)
        .put("mapping", mapping)
        .put("reading", reading)
        .put("slice", slice)
        .put("journalBefore", journalBefore);
  }

  /**
   * @throws ProgressMismatch naming what differs
   */
  void require(ProgressHeader now, Path file) throws ProgressMismatch {
    String differs =
        !party.equals(now.party)
            ? "другой участник: " + party
            : !sha256.equals(now.sha256)
                ? "файл с тех пор изменился"
                : !mapping.equals(now.mapping)
                    ? "преобразование с тех пор изменилось"
                    : !reading.equals(now.reading) ? "файл читался с другими ключами" : null;
    if (differs != null) {
      throw new ProgressMismatch(
          "Начатая загрузка ("
              + file
              + "): "
              + differs
              + ". Верните прежнее, или начните заново ключом --anew (принятое узлом не удвоится), или"
              + " укажите другой --report");
    }
  }
}
