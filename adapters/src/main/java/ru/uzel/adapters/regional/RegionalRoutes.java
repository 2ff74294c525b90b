package ru.uzel.adapters.regional;

import org.apache.camel.builder.RouteBuilder;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.HubFailure;

/** Delivery to a channel that asks: the update is published where its GET finds it. */
final class RegionalRoutes extends RouteBuilder {

  private final ChannelStatuses statuses;

  RegionalRoutes(ChannelStatuses statuses) {
    this.statuses = statuses;
  }

  @Override
  public void configure() {
    from(Endpoints.send(RegionalMapper.ADAPTER))
        .routeId("regional.send")
        // The caller decides what a failure means; a second opinion here would only log it twice.
        .errorHandler(noErrorHandler())
        .process(
            exchange ->
                exchange
                    .getMessage()
                    .setBody(
                        publish(exchange.getMessage().getMandatoryBody(PreparedMessage.class))))
        .id("publish");
  }

  private DeliveryReceipt publish(PreparedMessage prepared) {
    String request = RegionalMapper.subject(prepared.envelope()).toString();
    try {
      statuses.publish(prepared.envelope(), PublishedUpdate.read(prepared.wire()));
    } catch (HubFailure failure) {
      throw failure;
    } catch (RuntimeException unforeseen) {
      throw RegionalFailures.unforeseen(unforeseen);
    }
    return new DeliveryReceipt(request, null, "published to the channel");
  }
}
