package ru.uzel.routes.delivery;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.party.Party;
import ru.uzel.routes.failure.InternalFailure;

/**
 * Calls adapters by their endpoints, each time with an exchange of its own: what an adapter's error
 * handling leaves on it does not reach the delivery's.
 */
final class AdapterCalls {

  private @Nullable ProducerTemplate camel;

  void by(CamelContext context) {
    camel = context.createProducerTemplate();
  }

  DeliveryReceipt send(Party party, PreparedMessage prepared) {
    DeliveryReceipt receipt = call(Endpoints.send(party.adapter()), party, prepared);
    if (receipt == null) {
      throw new IllegalStateException("adapter '" + party.adapter() + "' gave no receipt");
    }
    return receipt;
  }

  /** Null where the partner does not have it. */
  @Nullable DeliveryReceipt query(Party party, PreparedMessage prepared) {
    return call(Endpoints.query(party.adapter()), party, prepared);
  }

  private @Nullable DeliveryReceipt call(String endpoint, Party party, PreparedMessage prepared) {
    // Without block=false a missing route is waited for 30 s.
    Exchange done =
        Objects.requireNonNull(camel, "routes are not built")
            .send(
                endpoint + "?block=false",
                exchange -> {
                  exchange.getIn().setBody(prepared);
                  exchange.getIn().setHeader(Endpoints.PARTY, party);
                  exchange.setProperty(Endpoints.PARTY, party);
                });
    Exception failure = done.getException();
    if (failure instanceof DirectConsumerNotAvailableException) {
      throw new RetryableFailure(
          FailureCode.PARTNER_UNREACHABLE,
          Origin.HUB,
          "adapter '" + party.adapter() + "' does not listen at " + endpoint,
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          failure);
    }
    if (failure != null) {
      throw InternalFailure.of(failure);
    }
    Object body = done.getMessage().getBody();
    return body instanceof DeliveryReceipt receipt ? receipt : null;
  }
}
