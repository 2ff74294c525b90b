package ru.uzel.adapters.open311;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.adapters.open311.SentRequests.Sent;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** Makes requests of cases on a server, and enters in the book under which id it knows them. */
final class RequestSender {

  private final Open311Client client;
  private final SentRequests book;

  RequestSender(Open311Client client, SentRequests book) {
    this.client = client;
    this.book = book;
  }

  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    String reference = prepared.envelope().reference();
    Optional<Sent> before = book.under(party.name(), reference);
    if (before.isPresent()) {
      return receipt(before.get(), null, "it is there already, by the hub's own book");
    }
    Open311Properties properties = Open311Properties.of(party);
    Open311Client.Answer answer = client.create(properties, prepared.wire());
    if (answer.status() / 100 != 2) {
      throw Open311Failures.creating(answer);
    }
    Sent sent = sent(reference, answer.wire(), properties.format());
    try {
      book.put(party.name(), sent);
    } catch (RetryableFailure unwritten) {
      // The request is there: to make it again is what must not happen.
      throw Open311Failures.unwritten(named(sent), unwritten);
    }
    return receipt(sent, answer.wire(), "taken by the server: HTTP status " + answer.status());
  }

  /** GeoReport v2: the answer names a service_request_id, or a token for it. */
  private static Sent sent(String reference, WireBytes answer, String format) {
    List<JsonNode> requests;
    try {
      requests = RequestList.read(answer, format);
    } catch (RetryableFailure unreadable) {
      throw Open311Failures.nameless();
    }
    JsonNode only = requests.size() == 1 ? requests.get(0) : RequestList.NOTHING;
    String id = RequestReader.id(only);
    String token = RequestReader.token(only);
    if (id == null && token == null) {
      throw Open311Failures.nameless();
    }
    return new Sent(reference, id, token, 0, null, null);
  }

  private static DeliveryReceipt receipt(Sent sent, @Nullable WireBytes wire, String note) {
    return new DeliveryReceipt(named(sent), wire, note);
  }

  private static String named(Sent sent) {
    return sent.id() == null ? "token " + sent.token() : sent.id();
  }
}
