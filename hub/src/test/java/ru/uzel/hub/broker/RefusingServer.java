package ru.uzel.hub.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;

/** A broker that takes no message for one of its queues. */
final class RefusingServer extends ActiveMQServerImpl {

  static final String REFUSED = "refused";

  RefusingServer(Configuration configuration) {
    super(configuration);
    registerBrokerPlugin(
        new ActiveMQServerMessagePlugin() {
          @Override
          public void beforeMessageRoute(
              Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
              throws ActiveMQException {
            if (REFUSED.equals(message.getAddress())) {
              throw new ActiveMQException("not this one");
            }
          }
        });
  }
}
