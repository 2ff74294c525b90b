package ru.uzel.bench.replay.edge;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.book.JournalPage;
import ru.uzel.bench.wire.HubApi;
import ru.uzel.bench.wire.WireFailure;

/**
 * What the hub recorded of a party's messages. No channel's protocol tells that a message was set
 * aside for a person; the management door does, to whoever has its token.
 */
public final class HubJournal {

  private final HubApi hub;
  private final String party;
  private final Stop stop;
  private final Consumer<String> told;

  private HubJournal(HubApi hub, String party, Stop stop, Consumer<String> told) {
    this.hub = hub;
    this.party = party;
    this.stop = stop;
    this.told = told;
  }

  /**
   * Opens it; the hub need not run yet.
   *
   * @throws EdgeFailure when there is no token
   */
  public static HubJournal open(URI hub, Path token, String party, Stop stop, Consumer<String> told)
      throws EdgeFailure {
    if (!Files.isReadable(token)) {
      throw new EdgeFailure(
          "Нет ключа управления узлом "
              + token
              + ": по журналу узла видно, что отложено до решения человека. Укажите каталог данных"
              + " узла (--data) или сам файл (--token-file)");
    }
    return new HubJournal(new HubApi(hub, token), party, stop, told);
  }

  private interface Question {

    JournalPage ask();
  }

  /** Asks until the hub answers. */
  private JournalPage asked(Question question) throws EdgeFailure, InterruptedException {
    Patience patience = new Patience(stop, told);
    while (true) {
      try {
        return question.ask();
      } catch (WireFailure failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains(" answered 401") || message.contains(" answered 403")) {
          throw new EdgeFailure(
              "Узел не принял ключ управления: --data или --token-file указывает не на этот узел",
              failure);
        }
        if (message.contains(" answered 4")) {
          throw new EdgeFailure("По этому адресу не узел: проверьте --hub", failure);
        }
        patience.wait("узел не отвечает");
      }
    }
  }

  /** How many records there are. */
  public long size() throws EdgeFailure, InterruptedException {
    return asked(() -> hub.journal(Long.MAX_VALUE - 1, Map.of())).size();
  }

  /** The party's records after one, at most a page of them. */
  public List<JournalLine> after(long sequence) throws EdgeFailure, InterruptedException {
    return asked(() -> hub.journal(sequence, Map.of("party", party))).lines();
  }

  /** The party's records of one message. */
  public List<JournalLine> about(String messageId) throws EdgeFailure, InterruptedException {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("party", party);
    values.put("messageId", messageId);
    return asked(() -> hub.journal(0, values)).lines();
  }
}
