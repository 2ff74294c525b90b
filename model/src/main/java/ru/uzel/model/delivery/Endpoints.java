package ru.uzel.model.delivery;

/** Names by which routes reach adapters, and adapters' queues are known. */
public final class Endpoints {

  private Endpoints() {}

  /**
   * The adapter's sending endpoint. In: a {@link PreparedMessage} body and the header {@link
   * #PARTY} with the {@link ru.uzel.model.party.Party}. Out: a {@link DeliveryReceipt} body, or a
   * {@link ru.uzel.model.failure.HubFailure} thrown.
   */
  public static String send(String adapter) {
    return "direct:" + adapter + ".send";
  }

  /**
   * Asks a {@link Resend#QUERYABLE} partner whether it has the message. In: as {@link #send}. Out:
   * a {@link DeliveryReceipt} body if it has, else a null body.
   */
  public static String query(String adapter) {
    return "direct:" + adapter + ".query";
  }

  /** Exchange property that carries the {@link ru.uzel.model.party.Party}. */
  public static final String PARTY = "uzel.party";
}
