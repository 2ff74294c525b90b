package ru.uzel.hub.architecture.broken.routes;

/** Has what belongs to others. */
class Borrower {
  org.bouncycastle.crypto.Digest digest;
  org.apache.activemq.artemis.api.core.SimpleString text;
  javax.sql.DataSource database;
  jakarta.xml.ws.Service service;
}
