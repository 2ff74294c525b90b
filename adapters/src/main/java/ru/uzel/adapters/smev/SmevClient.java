package ru.uzel.adapters.smev;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.cxf.Bus;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.http.HTTPConduit;
import org.apache.cxf.transport.http.Headers;
import org.apache.cxf.transport.http.URLConnectionHTTPConduit;
import org.apache.cxf.transports.http.configuration.ConnectionType;
import org.apache.cxf.transports.http.configuration.HTTPClientPolicy;
import ru.uzel.model.message.WireBytes;

/**
 * One party's service, reached through a CXF conduit. CXF's interceptors would write the envelope
 * anew and break the signature, so bytes go to the conduit as they are and come back as they came;
 * connections, timeouts and TLS are CXF's.
 */
final class SmevClient implements AutoCloseable {

  /** It is in memory while it is read; what files are larger go by the file store. */
  static final int LARGEST_ANSWER = 32 * 1024 * 1024;

  private final String endpoint;
  private final HTTPConduit conduit;

  SmevClient(SmevProperties party, Bus bus) {
    endpoint = party.endpoint().toString();
    EndpointInfo info = new EndpointInfo();
    info.setAddress(endpoint);
    try {
      // Measured: CXF's conduit over the JDK's HttpClient takes several times the CPU of this one.
      conduit = new URLConnectionHTTPConduit(bus, info, info.getTarget());
      conduit.finalizeConfig();
    } catch (IOException e) {
      throw SmevFailures.connection(endpoint, e);
    }
    conduit.setClient(policy(party));
    conduit.setMessageObserver(SmevClient::receive);
  }

  /**
   * @throws ru.uzel.model.failure.RetryableFailure when there was no answer, or one that is no SOAP
   * @throws ru.uzel.model.failure.RejectedFailure when the answer is too large to be read
   */
  WireBytes exchange(String operation, byte[] envelope) {
    return exchange(operation, Transmission.of(envelope));
  }

  /** As {@link #exchange(String, byte[])}, with files along. */
  WireBytes exchange(String operation, Transmission transmission) {
    Exchange exchange = new ExchangeImpl();
    exchange.setSynchronous(true);
    Message out = new MessageImpl();
    out.setExchange(exchange);
    exchange.setOutMessage(out);
    out.put(Message.CONTENT_TYPE, transmission.contentType());
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("SOAPAction", List.of("\"urn:" + operation + "\""));
    out.put(Message.PROTOCOL_HEADERS, headers);
    out.put(HTTPConduit.NO_IO_EXCEPTIONS, true);
    try {
      conduit.prepare(out);
      transmission.writeTo(out.getContent(OutputStream.class));
      conduit.close(out);
    } catch (IOException e) {
      throw SmevFailures.connection(endpoint, e);
    }
    Answer answer = exchange.get(Answer.class);
    if (answer == null) {
      throw SmevFailures.connection(endpoint, new IOException("no answer"));
    }
    // SOAP 1.1 §6.2: 200 carries an answer, 500 a fault; whatever else is not the service speaking.
    if ((answer.status != 200 && answer.status != 500) || !answer.isSoap()) {
      throw SmevFailures.http(answer.status);
    }
    return answer.wire;
  }

  @Override
  public void close() {
    conduit.close();
  }

  /**
   * Whoever runs this sets {@code sun.net.http.retryPost=false}: by itself HttpURLConnection
   * repeats a POST whose connection broke, and no journal would know. Its streaming modes do not,
   * but cost a wait of 1 ms per exchange.
   */
  private static HTTPClientPolicy policy(SmevProperties party) {
    HTTPClientPolicy policy = new HTTPClientPolicy();
    policy.setConnectionTimeout(party.connectTimeout().toMillis());
    policy.setReceiveTimeout(party.receiveTimeout().toMillis());
    policy.setConnection(ConnectionType.KEEP_ALIVE);
    policy.setAutoRedirect(false);
    policy.setAllowChunking(false);
    return policy;
  }

  private static void receive(Message in) {
    Integer status = (Integer) in.get(Message.RESPONSE_CODE);
    String contentType = (String) in.get(Message.CONTENT_TYPE);
    byte[] bytes = new byte[0];
    try (InputStream body = in.getContent(InputStream.class)) {
      if (body != null) {
        bytes = body.readNBytes(LARGEST_ANSWER + 1);
      }
    } catch (IOException e) {
      throw SmevFailures.connection("СМЭВ", e);
    }
    if (bytes.length > LARGEST_ANSWER) {
      throw SmevFailures.tooLarge(LARGEST_ANSWER);
    }
    if (bytes.length < promised(in)) {
      // HttpURLConnection ends such a body as if it were whole.
      throw SmevFailures.connection("СМЭВ", new EOFException("the answer breaks off"));
    }
    in.getExchange()
        .put(
            Answer.class,
            new Answer(
                status == null ? 0 : status,
                WireBytes.of(contentType == null ? "" : contentType, bytes)));
  }

  private static long promised(Message in) {
    return Headers.getSetProtocolHeaders(in).getOrDefault("Content-Length", List.of()).stream()
        .filter(length -> length.matches("[0-9]{1,9}"))
        .mapToLong(Long::parseLong)
        .map(length -> Math.min(length, LARGEST_ANSWER))
        .findFirst()
        .orElse(0);
  }

  private record Answer(int status, WireBytes wire) {

    /** A multipart answer is one too, whatever else its type says or forgets to say. */
    boolean isSoap() {
      return wire.size() > 0
          && (wire.contentType().contains("xml")
              || MultipartType.of(wire.contentType()).isPresent());
    }
  }
}
