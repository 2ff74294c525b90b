package ru.uzel.mocks.smev;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** What СМЭВ demands of a MessageID: a lower-case UUID of version 1 whose time is not long past. */
final class MessageIdCheck {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** 100-nanosecond ticks between the Gregorian reform and the Unix epoch, RFC 9562 §5.1. */
  private static final long GREGORIAN_OFFSET = 0x01B21DD213814000L;

  private MessageIdCheck() {}

  static void wellFormed(String id) {
    if (!FORM.matcher(id).matches()) {
      throw SmevFault.of("InvalidMessageIdFormat", "не UUID в нижнем регистре");
    }
    UUID uuid = UUID.fromString(id);
    if (uuid.version() != 1 || uuid.variant() != 2) {
      throw SmevFault.of("InvalidMessageIdFormat", "UUID не варианта 1 (RFC 4122)");
    }
  }

  static void notStale(String id, Instant now, Duration limit) {
    long ticks = UUID.fromString(id).timestamp() - GREGORIAN_OFFSET;
    Instant made = Instant.ofEpochSecond(0, 0).plusMillis(Math.floorDiv(ticks, 10_000L));
    if (made.isBefore(now.minus(limit))) {
      throw SmevFault.of("StaleMessageId", "идентификатор создан более " + limit + " назад");
    }
  }

  /** An id of the kind СМЭВ gives, for what the emulator itself sends. */
  static String next() {
    long ticks = Ticks.next();
    long high = ticks << 32 | (ticks >>> 16 & 0xFFFF0000L) | 0x1000L | (ticks >>> 48 & 0xFFFL);
    return new UUID(high, Long.MIN_VALUE | Ticks.NODE).toString();
  }

  private static final class Ticks {
    static final long NODE =
        (ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x0100_0000_0000L;
    private static final AtomicLong LAST = new AtomicLong();

    static long next() {
      long now = System.currentTimeMillis() * 10_000 + GREGORIAN_OFFSET;
      return LAST.updateAndGet(last -> Math.max(last + 1, now));
    }
  }
}
