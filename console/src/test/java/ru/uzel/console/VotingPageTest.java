package ru.uzel.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ru.uzel.model.casework.VotingResults.Kept;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;

/** What came of a voting, on its message's page. */
class VotingPageTest {

  private static final String OPTIONS = "//table[caption='Варианты и голоса']/tbody/tr";

  @Test
  void tellsWhatCameOfIt() {
    Html page = page(1500, 1, 1, "");

    assertThat(page.one("//h2")).isEqualTo("Что построить <на пустыре>");
    assertThat(page.all("//dl[@class='summary']/div"))
        .contains(
            "ВидИтог голосования",
            "ВидОбщественное обсуждение",
            "Период01.11.2026 – 15.11.2026",
            "ОКТМО28701000",
            "Участников1\u00a0500",
            "Методна портале",
            "Опубликованоhttps://example.org/77")
        .noneMatch(told -> told.startsWith("Дело") || told.startsWith("Кворум"));
    assertThat(page.all(OPTIONS + "/td"))
        .containsExactly("1", "Сквер", "900", "60\u00a0%", "2", "Парковка", "750", "50\u00a0%");
    assertThat(page.all("//table[caption='Варианты и голоса']/thead//th"))
        .contains("Доля участников");
    assertThat(page.all("//section/p[@class='note']")).noneMatch(note -> note.contains("Версия"));
  }

  @Test
  void sharesTheVotesWhereNobodySaysHowManyTookPart() {
    Html page = page(null, 1, 1, "");

    assertThat(page.all(OPTIONS + "/td[4]")).containsExactly("54,5\u00a0%", "45,5\u00a0%");
    assertThat(page.all("//table[caption='Варианты и голоса']/thead//th")).contains("Доля голосов");
  }

  @Test
  void saysThatItWasCorrected() {
    assertThat(page(1500, 1, 2, "").all("//section/p[@class='note']"))
        .contains("Версия 1 из 2: её исправила более поздняя");
    assertThat(page(1500, 2, 2, "").all("//section/p[@class='note']"))
        .contains("Версия 2 из 2: она исправляет прежние");
  }

  @Test
  void tellsItInEnglishToo() {
    Html page = page(1500, 1, 1, "?lang=en");

    assertThat(page.all("//dl[@class='summary']/div"))
        .contains("FormPublic discussion", "Period2026-11-01 – 2026-11-15");
    assertThat(page.all("//table[caption='Options and votes']/tbody/tr/td[4]"))
        .containsExactly("60%", "50%");
  }

  private static Html page(
      @Nullable Integer participants, int version, int versions, String language) {
    FakeHub hub = Story.told();
    hub.votings.put(
        Story.WAITING,
        new Kept(
            new VotingResult(
                "a-71",
                VotingForm.PUBLIC_DISCUSSION,
                "Что построить <на пустыре>",
                "28701000",
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 15),
                participants,
                List.of(
                    new VotingOption("1", "Сквер", 900), new VotingOption("2", "Парковка", 750)),
                null,
                "Быть скверу",
                "https://example.org/77",
                "на портале",
                null),
            version,
            versions));
    try (Site site = new Site(hub)) {
      return Html.of(site.page("/console/messages/" + Story.WAITING + language));
    }
  }
}
