package ru.uzel.adapters.smev;

import java.time.Duration;
import ru.uzel.model.party.Party;

/**
 * How the party's queues are read and watched.
 *
 * @param anyType {@code selector}: {@code type} (if not given) takes messages of the party's вид
 *     сведений only, {@code any} takes whatever the queue holds
 * @param statusPoll {@code statusPoll}: longest wait between two GetStatus of a provider, 30s if
 *     not given
 * @param statisticsPoll {@code statisticsPoll}: wait between two GetIncomingQueueStatistics of
 *     version 1.1, 1m if not given
 * @param alarm {@code queueAlarm}: how many waiting messages are an alarm, 800 if not given. The
 *     standard quota is 1000 (info.gosuslugi.ru, «Очереди в СМЭВ 3»).
 */
record QueueSettings(boolean anyType, Duration statusPoll, Duration statisticsPoll, long alarm) {

  static QueueSettings of(Party party) {
    String selector = party.setting("selector").orElse("type");
    if (!selector.matches("type|any")) {
      throw SmevProperties.wrong(party, "selector", "must be type or any");
    }
    String alarm = party.setting("queueAlarm").orElse("800");
    if (!alarm.matches("[1-9][0-9]{0,8}")) {
      throw SmevProperties.wrong(party, "queueAlarm", "must be a number above zero");
    }
    return new QueueSettings(
        selector.equals("any"),
        SmevProperties.duration(party, "statusPoll", Duration.ofSeconds(30)),
        SmevProperties.duration(party, "statisticsPoll", Duration.ofMinutes(1)),
        Long.parseLong(alarm));
  }
}
