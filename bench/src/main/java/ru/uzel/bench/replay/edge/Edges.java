package ru.uzel.bench.replay.edge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the edge by the party's adapter.
 *
 * @param hub the hub's address
 * @param drops the folder of the drop folders
 * @param keyFile file with the API key, or null
 * @param keyVariable environment variable with the API key
 */
public record Edges(URI hub, Path drops, @Nullable Path keyFile, String keyVariable) {

  /** What every edge needs of the run. */
  public record Run(
      String id,
      int slice,
      HubJournal journal,
      OwnReceipts receipts,
      Stop stop,
      Consumer<String> told) {}

  /** The slice an adapter is best served with. */
  public static int slice(String adapter, int rate) {
    int most = adapter.equals("pos") ? 500 : 1;
    return rate == 0 ? most : Math.max(1, Math.min(most, rate));
  }

  /**
   * @throws EdgeFailure when there is none for this adapter, or its key is missing
   */
  public Edge open(PartyFile party, Run run) throws EdgeFailure {
    return switch (party.adapter()) {
      case "regional" ->
          new Open311Edge(
              URI.create(
                  hub.toString().replaceAll("/+$", "") + "/" + party.name() + "/open311/v2/"),
              apiKey(),
              run.receipts(),
              run.stop(),
              run.told());
      case "pos" ->
          new PosEdge(
              new PosDrop(drops.resolve(party.setting("drop", party.name()))),
              run.id(),
              run.slice(),
              run.journal(),
              run.receipts(),
              run.stop(),
              run.told());
      default ->
          throw new EdgeFailure(
              "Участник "
                  + party.name()
                  + ": адаптеру "
                  + party.adapter()
                  + " старые данные не подать; умеем regional и pos");
    };
  }

  private String apiKey() throws EdgeFailure {
    try {
      String key = keyFile == null ? System.getenv(keyVariable) : Files.readString(keyFile).strip();
      if (key != null && !key.isBlank()) {
        return key;
      }
    } catch (IOException unreadable) {
      throw new EdgeFailure("Ключ API не читается: " + keyFile, unreadable);
    }
    throw new EdgeFailure(
        "Нет ключа API участника: задайте его переменной "
            + keyVariable
            + " или файлом --api-key-file");
  }
}
