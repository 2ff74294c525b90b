package ru.uzel.bench.flow;

import java.nio.file.Path;
import java.util.List;
import ru.uzel.bench.load.DatabaseAccess;

/**
 * Times each act of the path alone, warm and undisturbed.
 *
 * <p>The acts are the signatures, verifications, commits and exchanges that the run itself was seen
 * to perform ({@link PathCounts}), and nothing else: no parsing, no transform, no journal's hashes,
 * no code of the hub. At its fastest means the best of five windows of one thread that does nothing
 * else, with what is reusable reused: signature objects of the same library as the hub's; 100 or
 * 200 messages or rows to a commit that the disk has; a bare socket for HTTP, so that no server or
 * client can be cheaper. Where the choice was open, the smaller floor was taken, which makes the
 * ratio the stricter.
 */
final class FloorMeasurement {

  private static final long WARM_UP_MILLIS = 2500;
  private static final long WINDOW_MILLIS = 1000;
  private static final int PAYLOAD_BYTES = 2048;
  private static final int RECORD_BYTES = 300;

  private FloorMeasurement() {}

  static Floor measure(PathCounts counts, DatabaseAccess database, Path directory)
      throws Exception {
    SignatureFloor signatures = new SignatureFloor();
    double sign = ThreadCpu.micros(WARM_UP_MILLIS, WINDOW_MILLIS, signatures::sign);
    double verify = ThreadCpu.micros(WARM_UP_MILLIS, WINDOW_MILLIS, signatures::verify);
    DatabaseFloor rows = new DatabaseFloor(database);
    double payloadRow = rows.microsPerRow(PAYLOAD_BYTES, WARM_UP_MILLIS, WINDOW_MILLIS);
    double recordRow = rows.microsPerRow(RECORD_BYTES, WARM_UP_MILLIS, WINDOW_MILLIS);
    double message = new BrokerFloor(directory).microsPerMessage(WARM_UP_MILLIS, WINDOW_MILLIS);
    HttpFloor.Sides http = HttpFloor.measure(WARM_UP_MILLIS, WINDOW_MILLIS);
    return new Floor(
        List.of(
            new FloorLine("подпись ГОСТ Р 34.10-2012-256, 2 КБ", sign, counts.signatures()),
            new FloorLine(
                "проверка подписи ГОСТ Р 34.10-2012-256, 2 КБ", verify, counts.verifications()),
            new FloorLine(
                "PostgreSQL: строка с телом 2 КБ, 200 строк на фиксацию",
                payloadRow,
                counts.payloadRows()),
            new FloorLine(
                "PostgreSQL: строка 300 байт, 200 строк на фиксацию",
                recordRow,
                counts.otherRows()),
            new FloorLine(
                "Artemis: сообщение 2 КБ туда и обратно, 100 на фиксацию",
                message,
                counts.brokerMessages()),
            new FloorLine("HTTP-обмен на стороне сервера", http.server(), counts.served()),
            new FloorLine("HTTP-обмен на стороне клиента", http.client(), counts.called())));
  }
}
