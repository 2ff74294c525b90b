package ru.uzel.console.record;

import org.jspecify.annotations.Nullable;
import ru.uzel.console.page.Address;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;

/**
 * A way to another page.
 *
 * @param full what is shown in whole where there is room, e.g. an id
 */
public record Link(String text, String full, String href) {

  private static final int HEAD = 8;
  private static final int TAIL = 6;

  public static @Nullable Link to(@Nullable MessageId id) {
    return id == null
        ? null
        : new Link(brief(id.toString()), id.toString(), Address.message(id).toString());
  }

  public static @Nullable Link to(@Nullable CaseId id) {
    return id == null
        ? null
        : new Link(brief(id.toString()), id.toString(), Address.hubCase(id).toString());
  }

  /** Ids of one hour begin alike, so that it is the end which tells them apart. */
  private static String brief(String id) {
    return id.substring(0, HEAD) + "…" + id.substring(id.length() - TAIL);
  }
}
