package ru.uzel.hub.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be taken fails the transaction it was sent in. By itself Artemis does so
 * for some failures only (ServerSessionPacketHandler), and tells of the others in the answer to the
 * send: but sends are not answered here, and without this such a message would be missing from a
 * commit that succeeds.
 */
final class FailedSends implements ActiveMQServerMessagePlugin {

  @Override
  public void onSendException(
      ServerSession session,
      @Nullable Transaction transaction,
      Message message,
      boolean direct,
      boolean noAutoCreateQueue,
      Exception failure) {
    if (transaction != null) {
      transaction.markAsRollbackOnly(
          failure instanceof ActiveMQException known
              ? known
              : new ActiveMQInternalErrorException("a message could not be sent", failure));
    }
  }
}
