package ru.uzel.routes.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.configuration.FaultPoints;

/** Connections whose transacted sessions are {@link StepSession}s of one step. */
final class StepConnections implements ConnectionFactory {

  private final ConnectionFactory broker;
  private final Step step;
  private final FaultPoints faults;

  public StepConnections(ConnectionFactory broker, Step step, FaultPoints faults) {
    this.broker = broker;
    this.step = step;
    this.faults = faults;
  }

  @Override
  public Connection createConnection() throws JMSException {
    return around(broker.createConnection());
  }

  @Override
  public Connection createConnection(String user, String password) throws JMSException {
    return around(broker.createConnection(user, password));
  }

  private Connection around(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            StepConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> called(connection, method, arguments));
  }

  private @Nullable Object called(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      Object result = method.invoke(connection, arguments);
      return result instanceof Session session && session.getTransacted()
          ? StepSession.around(session, step, faults)
          : result;
    } catch (InvocationTargetException failure) {
      throw failure.getCause() == null ? failure : failure.getCause();
    }
  }

  @Override
  public JMSContext createContext() {
    throw new UnsupportedOperationException("steps work with sessions");
  }

  @Override
  public JMSContext createContext(String user, String password) {
    return createContext();
  }

  @Override
  public JMSContext createContext(String user, String password, int mode) {
    return createContext();
  }

  @Override
  public JMSContext createContext(int mode) {
    return createContext();
  }
}
