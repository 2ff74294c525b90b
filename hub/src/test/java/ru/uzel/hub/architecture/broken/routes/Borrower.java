package ru.uzel.hub.architecture.broken.routes;

/** Has what belongs to others. */
class Borrower {
  org.bouncycastle.crypto.Digest digest;
  org.apache.activemq.artemis.core.server.ActiveMQServer broker;
  com.github.kagkarlsson.scheduler.Scheduler timers;
  javax.sql.DataSource database;
  org.thymeleaf.context.Context page;
  jakarta.xml.ws.Service service;
}
