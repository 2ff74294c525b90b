package ru.uzel.mocks.smev;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A message on its way to its recipient: where it lies in the queue, and how it is written. */
final class QueuedMessage {

  private final Address address;
  private final Form form;
  private final OutgoingFiles files;
  // Redelivered, a message is the very same bytes: signatures are randomised.
  private final Map<SmevNamespaces, Written> written = new ConcurrentHashMap<>();

  QueuedMessage(Address address, Form form) {
    this(address, form, OutgoingFiles.NONE);
  }

  QueuedMessage(Address address, Form form, OutgoingFiles files) {
    this.address = address;
    this.form = form;
    this.files = files;
  }

  OutgoingFiles files() {
    return files;
  }

  String id() {
    return address.id;
  }

  Address address() {
    return address;
  }

  /** The message in a version of the service. */
  Written in(SmevNamespaces ns) {
    return written.computeIfAbsent(ns, form::write);
  }

  boolean matches(Selector selector) {
    MessageType asked = selector.type();
    return (asked == null || asked.equals(address.type) || asked.equals(address.content))
        && Objects.equals(selector.node(), address.node);
  }

  /** Size of the files that its recipient fetches by FTP. */
  long bytesByReference() {
    return files.bytesByReference();
  }

  boolean hasEnded(Instant now) {
    return address.endOfLife != null && !address.endOfLife.isAfter(now);
  }

  /** How a message is written in a version. */
  interface Form {
    Written write(SmevNamespaces ns);
  }

  /**
   * A written message.
   *
   * @param container RequestMessage or ResponseMessage
   * @param signed the element that СМЭВ signs: Request or Response
   * @param beside what stands beside it, unsigned
   */
  record Written(String container, String signed, String beside) {}

  /**
   * Where a message lies.
   *
   * @param id the MessageId it will be acknowledged by
   * @param type вид сведений of the request
   * @param content of the response's own content, if it has any
   * @param node the NodeID whose queue it lies in
   * @param requestId the request it is or answers
   * @param kind {@code request}, {@code status}, {@code content}, {@code rejected} or {@code async}
   * @param word the word it brings
   * @param endOfLife after which it is not delivered
   */
  record Address(
      String id,
      MessageType type,
      @Nullable MessageType content,
      @Nullable String node,
      String requestId,
      String kind,
      String word,
      @Nullable Instant endOfLife) {}
}
