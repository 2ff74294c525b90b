package ru.uzel.bench.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What other authorities ask the region through the exchange: the hub is the provider there. */
final class OtherAuthorities {

  private static final PlannedFile PHOTO = new PlannedFile("Фото.jpg", "image/jpeg", 24_000);

  /** More than the 5 MiB that go in a message: this one goes by FTP. */
  private static final PlannedFile REPORT =
      new PlannedFile("Отчёт.pdf", "application/pdf", 5_767_168);

  private OtherAuthorities() {}

  static List<PlannedInquiry> of(String run, String namespace) {
    return List.of(
        inquiry(
            run + "-asked-1",
            namespace,
            "ведомство просит отремонтировать дорогу, орган ответит с двумя файлами",
            "Разрушено покрытие на подъезде к мосту.",
            "pothole",
            List.of(PHOTO, REPORT)),
        inquiry(
            run + "-asked-2",
            namespace,
            "ведомство сообщает о свалке, орган ответит с одним файлом",
            "У посадки вторую неделю лежит мусор.",
            "garbage",
            List.of(PHOTO)),
        inquiry(
            run + "-asked-3",
            namespace,
            "ведомство просит включить освещение",
            "На путепроводе не горят фонари.",
            "street-light",
            List.of()));
  }

  private static PlannedInquiry inquiry(
      String ref,
      String namespace,
      String title,
      String text,
      String category,
      List<PlannedFile> files) {
    return new PlannedInquiry(
        namespace,
        UUID.nameUUIDFromBytes(ref.getBytes(StandardCharsets.UTF_8)).toString(),
        ref,
        title,
        text + " (" + ref + ")",
        category,
        files);
  }
}
