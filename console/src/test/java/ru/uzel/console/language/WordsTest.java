package ru.uzel.console.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.operation.QueueRole;

class WordsTest {

  private final Words russian = Words.in(Language.RU);
  private final Words english = Words.in(Language.EN);

  @Test
  void haveTheSameKeysInBothLanguages() {
    assertThat(russian.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
  }

  @Test
  void haveTheSameHolesInBothLanguages() {
    assertThat(english.keys())
        .allSatisfy(
            key -> assertThat(holes(russian.of(key))).as(key).isEqualTo(holes(english.of(key))));
  }

  private static Set<String> holes(String text) {
    Set<String> holes = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(text).results().forEach(hole -> holes.add(hole.group()));
    return holes;
  }

  @Test
  void areRussianInRussian() {
    List<String> notTranslated =
        russian.keys().stream()
            .filter(key -> russian.of(key).equals(english.of(key)))
            .filter(key -> russian.of(key).matches(".*[A-Za-zА-Яа-я].*"))
            .toList();

    assertThat(notTranslated).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void nameEverythingTheModelCanSay(Language language) {
    Words words = Words.in(language);

    named(words, "type.", JournalType.values());
    named(words, "outcome.", JournalOutcome.values());
    named(words, "status.", CanonicalStatus.values());
    named(words, "priority.", Priority.values());
    named(words, "queue.", QueueRole.values());
    named(words, "value.replyKind.", ReplyKind.values());
    named(words, "value.sector.", Sector.values());
    named(words, "value.phase.", DeadlinePhase.values());
    named(words, "value.legalRegime.", LegalRegime.values());
    named(words, "voting.kind.", VotingForm.values());
    for (MessageKind kind : MessageKind.values()) {
      assertThat(words.find("kind." + kind.wireName())).as(kind.wireName()).isPresent();
    }
    for (FailureCode code : FailureCode.values()) {
      assertThat(words.find("failure." + code.wireName())).as(code.wireName()).isPresent();
      assertThat(words.find("cure." + code.wireName())).as(code.wireName()).isPresent();
    }
  }

  private static void named(Words words, String list, Enum<?>[] values) {
    assertThat(Arrays.stream(values).map(value -> list + value.name()))
        .allMatch(key -> words.find(key).isPresent());
  }

  @Test
  void haveEveryKeyThatATemplateAsksFor() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> templates =
        Files.list(Path.of("src/main/resources/ru/uzel/console/page/templates"))) {
      for (Path template : templates.toList()) {
        Matcher key = Pattern.compile("#\\{([a-zA-Z.-]+)").matcher(Files.readString(template));
        while (key.find()) {
          asked.add(key.group(1));
        }
      }
    }

    assertThat(asked).hasSizeGreaterThan(60);
    assertThat(russian.keys()).containsAll(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 сообщений",
    "1, 1 сообщение",
    "2, 2 сообщения",
    "4, 4 сообщения",
    "5, 5 сообщений",
    "11, 11 сообщений",
    "12, 12 сообщений",
    "14, 14 сообщений",
    "21, 21 сообщение",
    "22, 22 сообщения",
    "111, 111 сообщений",
    "101, 101 сообщение"
  })
  void countInRussian(long number, String text) {
    assertThat(russian.count("count.messages", number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 messages", "1, 1 message", "2, 2 messages", "21, 21 messages"})
  void countInEnglish(long number, String text) {
    assertThat(english.count("count.messages", number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "SOMETHING_NEW, Something new",
    "DeadlineMissed, Deadline missed",
    "new-code, New code"
  })
  void showAWordThatIsNewAsAWord(String word, String shown) {
    assertThat(russian.word("type", word)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "opened | открыто дело",
        "applied RESOLVED | применён статус «решено»",
        "stored: no way from RECEIVED to CLOSED"
            + " | сохранено, не применено: из «принято» нельзя перейти в «закрыто»",
        "attempt 3: http://x/ws cannot be reached: Connection refused"
            + " | попытка 3: http://x/ws: нет связи: в соединении отказано",
        "the clock: WARN_80 of POS_FAST_TRACK/1 (ROADS), due 2026-12-07T21:00:00Z"
            + " | часы узла: четыре пятых POS_FAST_TRACK/1 (ROADS), срок до 2026-12-07T21:00:00Z",
        "MET of A/1, due 2026-12-07T21:00:00Z; STARTED of B/2, due 2026-12-08T21:00:00Z,"
            + " moved from 2026-12-01T21:00:00Z, extended by 30 days"
            + " | выполнен A/1, срок до 2026-12-07T21:00:00Z; идёт B/2, срок до"
            + " 2026-12-08T21:00:00Z, прежний 2026-12-01T21:00:00Z, продлён на 30 дн.",
        "no sector is known for POS category Космос at category"
            + " | неизвестен отраслевой блок категории POS Космос (поле category)",
        "in doubt: untrusted-certificate at SignaturePKCS7: certificate ab is neither in trust list"
            + " 'bodies' nor issued by one that is | под сомнением: недоверенный сертификат,"
            + " SignaturePKCS7: сертификата ab нет в списке доверия «bodies», и никем из него он не"
            + " выдан",
        "a thing nobody knows | a thing nobody knows"
      })
  void translateDetailsAsFarAsTheyAreKnown(String detail, String translated) {
    assertThat(russian.detail(detail)).isEqualTo(translated);
    assertThat(english.detail(detail)).isEqualTo(detail);
  }
}
