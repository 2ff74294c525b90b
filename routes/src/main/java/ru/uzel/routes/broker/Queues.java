package ru.uzel.routes.broker;

import ru.uzel.model.message.PartyName;

/** Names of the hub's queues. */
public final class Queues {

  public static final String PARKING = "parking";
  public static final String JOURNAL = "journal";
  public static final String UNREADABLE_JOURNAL = "journal.unreadable";

  private static final String IN = "in.";

  private Queues() {}

  public static String in(PartyName party) {
    return IN + party;
  }

  public static String out(PartyName party) {
    return "out." + party;
  }

  public static String send(PartyName party) {
    return "send." + party;
  }

  public static String held(PartyName party) {
    return "held." + party;
  }

  public static String dead(PartyName party) {
    return "dead." + party;
  }

  /** Whether messages of that queue have not been through their flow. */
  public static boolean isIncoming(String queue) {
    return queue.startsWith(IN);
  }
}
