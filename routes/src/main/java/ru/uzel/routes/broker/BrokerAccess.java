package ru.uzel.routes.broker;

import jakarta.jms.ConnectionFactory;
import ru.uzel.model.configuration.FaultPoints;

/** The broker as the processes reach it. */
public final class BrokerAccess implements AutoCloseable {

  private final ConnectionFactory broker;
  private final FaultPoints faults;
  private final SessionPool intake;
  private final SessionPool aside;

  public BrokerAccess(ConnectionFactory broker, FaultPoints faults) {
    this.broker = broker;
    this.faults = faults;
    intake = new SessionPool(connections(Step.INTAKE));
    aside = new SessionPool(new StepConnections(broker, Step.SEND, FaultPoints.NONE));
  }

  public FaultPoints faults() {
    return faults;
  }

  public StepConnections connections(Step step) {
    return new StepConnections(broker, step, faults);
  }

  public Consumers consumers(Step step) {
    return new Consumers(connections(step), step);
  }

  public SessionPool intake() {
    return intake;
  }

  /** Sessions for what stands beside the five steps: operators' acts, records of attempts. */
  public SessionPool aside() {
    return aside;
  }

  public Browsing browsing() {
    return new Browsing(broker);
  }

  public QueueAges ages() {
    return new QueueAges(broker);
  }

  public QueueDepths depths() {
    return new QueueDepths(broker);
  }

  @Override
  public void close() {
    intake.close();
    aside.close();
  }
}
