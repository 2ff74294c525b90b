package ru.uzel.bench.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import ru.uzel.bench.story.PosRows;
import ru.uzel.bench.wire.JsonHttp;
import ru.uzel.bench.wire.MocksApi;
import ru.uzel.bench.wire.WireFailure;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Residents who keep writing through both channels, whatever happens to the hub; only so much for
 * each of its lives, since on a slow machine, where lives are long, a hub that is killed as soon as
 * it starts would otherwise leave a heap of work behind.
 */
final class Traffic implements AutoCloseable {

  private static final String[] SERVICES = {"pothole", "street-light", "garbage", "snow"};
  private static final String[] CATEGORIES = {"Дороги", "Мусор", "ЖКХ"};
  private static final int FIRST_NUMBER = 500_000_000;
  private static final int EXPORT_EVERY = 5;
  private static final int SECONDS_FOR_A_LIFE = 12;

  private final MocksApi mocks;
  private final int requestsPerSecond;
  private final IntSupplier deaths;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger rows = new AtomicInteger();
  private final Thread thread = new Thread(this::flow, "traffic");
  private volatile boolean flowing = true;

  /**
   * @param deaths how often the hub was killed so far
   */
  Traffic(MocksApi mocks, int requestsPerSecond, IntSupplier deaths) {
    this.mocks = mocks;
    this.requestsPerSecond = requestsPerSecond;
    this.deaths = deaths;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  int sent() {
    return requests.get() + rows.get();
  }

  private void flow() {
    int second = 0;
    while (flowing) {
      try {
        if (second < SECONDS_FOR_A_LIFE * (1 + deaths.getAsInt())) {
          mocks.sendRequests(batch());
          if (second % EXPORT_EVERY == 0) {
            mocks.dropExport(export(second));
          }
          second++;
        }
        Thread.sleep(1000);
      } catch (WireFailure away) {
        System.err.println("  имитатор не ответил: " + away.getMessage());
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private ArrayNode batch() {
    ArrayNode batch = JsonHttp.MAPPER.createArrayNode();
    for (int i = 0; i < requestsPerSecond; i++) {
      int number = requests.incrementAndGet();
      ObjectNode request = batch.addObject().put("ref", "f-" + number);
      request
          .putObject("fields")
          .put("service_code", SERVICES[number % SERVICES.length])
          .put("lat", "51.53" + number)
          .put("long", "46.03" + number)
          .put("address_string", "ул. Садовая, " + number)
          .put("description", "Проверка живучести, обращение " + number);
    }
    return batch;
  }

  private ObjectNode export(int second) {
    ObjectNode export = JsonHttp.MAPPER.createObjectNode().put("fileName", "f-" + second + ".xlsx");
    ArrayNode array = export.putArray("rows");
    for (int i = 0; i < requestsPerSecond; i++) {
      int number = rows.incrementAndGet();
      ObjectNode cells = array.addObject();
      row(number).forEach(cells::put);
    }
    return export;
  }

  private static Map<String, String> row(int number) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("Номер", Integer.toString(FIRST_NUMBER + number));
    cells.put("Категория", CATEGORIES[number % CATEGORIES.length]);
    cells.put("Дата поступления", PosRows.today());
    cells.put("Фаст-трек", "Нет");
    cells.put("ФЗ", "Обычное сообщение");
    cells.put("Текст сообщения", "Проверка живучести, строка " + number);
    cells.put("Адрес", "ул. Мирная, " + number);
    return cells;
  }

  /** Returns when nothing more will be sent. */
  void stop() throws InterruptedException {
    close();
    thread.join();
  }

  @Override
  public void close() {
    flowing = false;
    thread.interrupt();
  }
}
