package ru.uzel.hub.architecture.broken.routes;

/** Has what belongs to others. */
class Borrower {
  org.bouncycastle.crypto.Digest digest;
  org.apache.activemq.artemis.core.server.ActiveMQServer broker;
  javax.sql.DataSource database;
  org.thymeleaf.context.Context page;
  jakarta.xml.ws.Service service;
}
