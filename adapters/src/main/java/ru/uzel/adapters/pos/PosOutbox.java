package ru.uzel.adapters.pos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.RetryableFailure.Effect;

/** Puts status files where ПОС fetches them. */
final class PosOutbox {

  private static final int LONGEST_NUMBER = 100;

  private PosOutbox() {}

  static DeliveryReceipt deliver(PosFolder folder, PreparedMessage prepared) {
    String name = fileName(prepared.envelope());
    Path target = folder.out().resolve(name);
    byte[] bytes = prepared.wire().bytes();
    boolean written = false;
    try {
      if (Files.exists(target)) {
        if (!Arrays.equals(Files.readAllBytes(target), bytes)) {
          throw PosFailures.occupied(name);
        }
        // an attempt that was cut short may not have made the name durable
        PosFolder.sync(folder.out());
      } else {
        written = true;
        PosFolder.write(target, bytes);
      }
    } catch (IOException e) {
      boolean there = written && Files.exists(target);
      throw PosFailures.notWritten(e, there ? Effect.UNKNOWN : Effect.NONE);
    }
    return new DeliveryReceipt(name, null, "out/" + name + ", " + bytes.length + " bytes");
  }

  static String fileName(Envelope envelope) {
    return "pos-status-"
        + safe(String.valueOf(envelope.subject()))
        + "-"
        + envelope.sequence()
        + ".xlsx";
  }

  /** Percent-encoding leaves letters and digits readable and keeps different numbers different. */
  private static String safe(String number) {
    StringBuilder safe = new StringBuilder();
    for (byte b : number.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
        safe.append(c);
      } else {
        safe.append("%%%02X".formatted((int) c));
      }
    }
    return safe.length() <= LONGEST_NUMBER
        ? safe.toString()
        : safe.substring(0, LONGEST_NUMBER - 33) + "~" + PosRow.sha256(number).substring(0, 32);
  }
}
