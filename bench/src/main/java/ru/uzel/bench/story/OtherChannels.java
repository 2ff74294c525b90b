package ru.uzel.bench.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.node.ObjectNode;

/** What residents write elsewhere: in social networks, on «Добродел», by letter. */
final class OtherChannels {

  private static final ZoneId REGION = ZoneId.of("Europe/Moscow");
  private static final PlannedFile LETTER = new PlannedFile("Ответ.pdf", "application/pdf", 31_000);

  private OtherChannels() {}

  /**
   * @param run tells this run's messages from those of earlier ones
   * @param number of a card, which has digits only
   * @param channels those that the configuration has
   */
  static List<PlannedMessage> of(String run, long number, Set<String> channels) {
    return Stream.of(
            post(run + "-post", true),
            post(run + "-private", false),
            card(Long.toString(number)),
            appeal("А26-" + run + "-1", true),
            appeal("А26-" + run + "-2", false))
        .filter(message -> channels.contains(message.channel()))
        .toList();
  }

  private static PlannedMessage post(String ref, boolean isPublic) {
    Instant now = Instant.now();
    ObjectNode post =
        json()
            .put("id", ref)
            .put("version", 1)
            .put("event", "PUBLISHED")
            .put("channel", "SOCIAL_NET")
            .put("registeredAt", now.toString())
            .put("text", "На съезде с моста яма, двое уже пробили колёса. (" + ref + ")");
    post.putObject("socialRef")
        .put("network", "VK")
        .put("postUrl", "https://vk.example.org/wall-1_" + ref)
        .put("publishedAt", now.minusSeconds(60).toString())
        .put("isPublic", isPublic);
    post.putObject("category").put("code", "Дороги");
    post.putObject("fact").put("code", "Яма на дороге");
    post.putObject("location").put("lat", 51.601).put("lon", 46.101);
    return new PlannedMessage(
        Books.SOCIAL,
        ref,
        isPublic ? "яма на съезде с моста" : "закрытая запись: её нельзя даже хранить",
        post,
        isPublic ? Fate.DELIVERED : Fate.REFUSED,
        List.of(),
        isPublic ? "answer" : null);
  }

  private static PlannedMessage card(String number) {
    return new PlannedMessage(
        Books.MUNICIPAL,
        number,
        "«Добродел»: переполнены контейнеры (узел опрашивает сам, обратного пути нет)",
        json()
            .put("cardId", Long.parseLong(number))
            .put("address", "г. Зареченск, ул. Мира, 5")
            .put("ecurCategory", "Мусор")
            .put("body", "Контейнеры переполнены третий день. (" + number + ")")
            .put("created", LocalDate.now(REGION) + "T00:00:01")
            .put("status", "В работе"),
        Fate.DELIVERED,
        List.of(),
        null);
  }

  private static PlannedMessage appeal(String number, boolean signed) {
    String today = LocalDate.now(REGION).toString();
    ObjectNode appeal =
        json()
            .put("number", number)
            .put("createDate", today)
            .put("incomingDate", today)
            .put("registrationDate", today)
            .put("isDirect", true)
            .put("kind", "APPLICATION")
            .put("format", "Electronic")
            .put("text", "Прошу отремонтировать дорогу к школе. (" + number + ")");
    ObjectNode applicant = appeal.putObject("applicant").put("lastName", "Примеров");
    applicant.put("firstName", "Пётр");
    if (signed) {
      applicant.put("postalAddress", "ул. Мира, 7");
    }
    appeal.putObject("question").put("code", "0004.0015.0155.0946");
    return new PlannedMessage(
        Books.APPEALS,
        number,
        signed
            ? "59-ФЗ: ремонт дороги, ответ с письмом уйдёт в ССТУ"
            : "59-ФЗ: автор не назвал адреса, и это не помечено как анонимное",
        appeal,
        signed ? Fate.DELIVERED : Fate.REFUSED,
        signed ? List.of(LETTER) : List.of(),
        signed ? "Supported" : null);
  }

  private static ObjectNode json() {
    return JsonHttp.MAPPER.createObjectNode();
  }
}
