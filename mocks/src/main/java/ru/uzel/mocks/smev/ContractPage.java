package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /smev/ws?wsdl=1.3} and the schemas it imports. */
final class ContractPage {

  private static final Pattern WSDL = Pattern.compile("(?i)wsdl(?:=(.*))?");
  private static final Pattern VERSION = Pattern.compile("1\\.[123]");
  private static final Pattern SCHEMA =
      Pattern.compile("xsd=(smev-message-exchange-[a-z]+-(1\\.[123])\\.xsd)");
  private static final Pattern IMPORT = Pattern.compile("schemaLocation=\"([^\"]+)\"");

  private static final Pattern LOCATION =
      Pattern.compile("location=\"http://localhost(/smev/v1\\.[123]/ws)\"");

  private ContractPage() {}

  /**
   * @param usual version that is shown where none is named
   */
  static void show(HttpExchange exchange, String usual, HttpAnswer answer) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    Matcher wsdl = WSDL.matcher(query);
    Matcher schema = SCHEMA.matcher(query);
    String file;
    if (wsdl.matches()) {
      String version = wsdl.group(1) == null ? usual : wsdl.group(1);
      if (!VERSION.matcher(version).matches()) {
        answer.send(404, "text/plain", "the versions there are: ?wsdl=1.1, ?wsdl=1.2, ?wsdl=1.3");
        return;
      }
      file = version + "/smev-message-exchange-service-" + version + ".wsdl";
    } else if (schema.matches()) {
      file = schema.group(2) + "/" + schema.group(1);
    } else if (query.startsWith("xsd=")) {
      answer.send(404, "text/plain", "no such schema");
      return;
    } else {
      answer.send(405, "text/plain", "POST a call, or GET ?wsdl=1.1, ?wsdl=1.2, ?wsdl=1.3");
      return;
    }
    if (Contract.class.getResource("contract/" + file) == null) {
      answer.send(404, "text/plain", "no such schema");
      return;
    }
    try (InputStream in = Contract.resource(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      answer.send(
          200,
          HttpAnswer.XML,
          LOCATION
              .matcher(IMPORT.matcher(text).replaceAll("schemaLocation=\"/smev/ws?xsd=$1\""))
              .replaceAll("location=\"http://" + Xml.escape(host(exchange)) + "$1\""));
    }
  }

  /** As the caller called it: a client made from the description finds the way back. */
  private static String host(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host == null || !host.matches("[0-9A-Za-z.:\\[\\]-]{1,255}") ? "localhost" : host;
  }
}
