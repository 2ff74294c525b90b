package ru.uzel.routes.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.masking.MaskedField;
import ru.uzel.model.masking.MaskingRule;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.Attribute;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;

class MessageMaskTest {

  private static final List<String> PERSONAL =
      List.of(
          "Иван",
          "Петров",
          "900",
          "petrov@",
          "device-7",
          "account-7",
          "ящик 7",
          "д. 12",
          "8587214");

  @Test
  void nothingPersonalRemainsByTheStrictestOfRules() {
    MessageMask mask = new MessageMask(rules(0));

    HubMessage shown = mask.of(message(Sector.ROADS));

    assertThat(shown.toString()).doesNotContain(PERSONAL);
    assertThat(((CitizenMessage) shown).text()).isEqualTo("[скрыто]");
    assertThat(shown.attachments()).isEmpty();
    assertThat(mask.hidden())
        .containsExactly(
            "address",
            "applicant.contacts",
            "applicant.name",
            "applicant.phone",
            "attachments",
            "attributes",
            "coordinates",
            "text");
  }

  @Test
  void aFieldThatNoRuleNamesIsRemoved() {
    assertThat(new MessageMask(MaskingRules.NOTHING).of(message(Sector.ROADS)).toString())
        .doesNotContain(PERSONAL);
  }

  @Test
  void theReasonOfAnExtensionIsABodysWords() {
    DeadlineEvent event = extended(Sector.ROADS);

    assertThat(new MessageMask(MaskingRules.NOTHING).of(event)).isEqualTo(event.shown(null));
    assertThat(new MessageMask(rules(0)).of(event).toString()).doesNotContain("Петров");
  }

  @Test
  void theReasonOfAnExtensionInASpecialSectorIsForTheHighestLevel() {
    MaskingRules keeping = new MaskingRules(rules(2).rules(), Set.of(Sector.HEALTH));
    DeadlineEvent event = extended(Sector.HEALTH);

    assertThat(new MessageMask(keeping).of(event)).isEqualTo(event.shown(null));
    assertThat(new MessageMask(keeping).of(extended(Sector.ROADS)).toString()).contains("Петров");
  }

  private static DeadlineEvent extended(Sector sector) {
    return new DeadlineEvent(
        CaseId.next(),
        "FZ59_CONSIDER",
        2,
        DeadlinePhase.STARTED,
        Instant.EPOCH,
        DeadlineStage.CASE,
        TermBasis.CALENDAR_DAYS,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        30,
        "ждём ответа Петров И. И.",
        null,
        sector,
        null);
  }

  @Test
  void eachFieldIsMaskedByItsOwnRule() {
    CitizenMessage shown = (CitizenMessage) new MessageMask(rules(1)).of(message(Sector.ROADS));

    assertThat(shown.applicant()).isEqualTo(new Applicant("И.", "П***", null, "***67", null, null));
    assertThat(shown.location())
        .isEqualTo(
            new Location(
                "г. Тверь, ул. Ленина", null, new BigDecimal("56.859"), new BigDecimal("35.918")));
    assertThat(shown.text()).isEqualTo("Яма; мой номер [телефон]");
    assertThat(shown.attributes()).containsExactly(new Attribute("how", "по [эл. почта]"));
    assertThat(shown.subject()).isEqualTo(message(Sector.ROADS).subject());
  }

  @Test
  void specialCategoriesGoToNobodyBelowTheHighestLevel() {
    MaskingRules keeping = new MaskingRules(rules(2).rules(), Set.of(Sector.HEALTH));

    CitizenMessage shown = (CitizenMessage) new MessageMask(keeping).of(message(Sector.HEALTH));

    assertThat(shown.text()).isEqualTo("[скрыто]");
    assertThat(shown.attributes()).isEmpty();
    assertThat(shown.attachments()).isEmpty();
    assertThat(shown.applicant()).isEqualTo(message(Sector.HEALTH).applicant());
    MessageMask of = new MessageMask(keeping);
    assertThat(of.of(message(Sector.ROADS))).isEqualTo(message(Sector.ROADS));
    assertThat(of.hidden()).isEmpty();
  }

  @Test
  void remarksAndRepliesAreTextsToo() {
    StatusUpdate update =
        new StatusUpdate(
            "r",
            CanonicalStatus.RESOLVED,
            "Решено",
            "звонили на +7 900 123-45-67",
            "Служба",
            Instant.EPOCH,
            1,
            new Reply("1", ReplyKind.FINAL, "Отвечено на petrov@mail.ru", null, Instant.EPOCH));

    StatusUpdate shown = (StatusUpdate) new MessageMask(rules(1)).of(update);

    assertThat(shown.comment()).isEqualTo("звонили на [телефон]");
    assertThat(shown.reply().text()).isEqualTo("Отвечено на [эл. почта]");
    assertThat(shown.status()).isEqualTo(CanonicalStatus.RESOLVED);
  }

  @Test
  void whyACaseIsTransferredIsToldByTheRulesOfTexts() {
    Transfer transfer =
        new Transfer(
            "r",
            null,
            new OrgRef("Комитет парков", null),
            TransferDirection.PEER,
            "заявитель просил по +7 900 123-45-67",
            "59-ФЗ, ст. 8 ч. 3",
            null,
            "Направлено по компетенции",
            Instant.EPOCH,
            null,
            1,
            new Reply(
                "1", ReplyKind.TRANSFER_NOTICE, "Отвечено на petrov@mail.ru", null, Instant.EPOCH),
            new TransferVerdict(Instant.EPOCH, 1, "transfer-loop"));
    MessageMask mask = new MessageMask(rules(1));

    Transfer shown = (Transfer) mask.of(transfer);

    assertThat(shown.reason()).isEqualTo("заявитель просил по [телефон]");
    assertThat(shown.notice().text()).isEqualTo("Отвечено на [эл. почта]");
    assertThat(shown.verdict()).isEqualTo(transfer.verdict());
    assertThat(mask.hidden()).containsExactly("text");
    assertThat(((Transfer) new MessageMask(rules(0)).of(transfer)).reason()).isEqualTo("[скрыто]");
  }

  @Test
  void theBodyThatGetsATransferredCaseIsToldWhyByTheSameRules() {
    CitizenMessage assigned =
        message(Sector.ROADS).assigned(new Assignment(1, "Служба", "писал с petrov@mail.ru", 0, 2));

    CitizenMessage shown = (CitizenMessage) new MessageMask(rules(1)).of(assigned);

    assertThat(shown.assignment())
        .isEqualTo(new Assignment(1, "Служба", "писал с [эл. почта]", 0, 2));
    assertThat(((CitizenMessage) new MessageMask(rules(0)).of(assigned)).assignment())
        .isEqualTo(new Assignment(1, "Служба", null, 0, 2));
  }

  @Test
  void whatAResidentRemarksOnARatingIsATextToo() {
    SatisfactionScore score =
        new SatisfactionScore("1", 2, "перезвоните: +7 900 123-45-67", Instant.EPOCH, true, "POS");

    assertThat(new MessageMask(rules(1)).of(score))
        .isEqualTo(score.shown("перезвоните: [телефон]"));
    assertThat(new MessageMask(rules(0)).of(score)).isEqualTo(score.shown(null));
    assertThat(new MessageMask(rules(2)).of(score)).isEqualTo(score);
  }

  @Test
  void howManyResidentsThereAreIsTold() {
    CaseNotice notice = new CaseNotice(3, Instant.EPOCH);

    assertThat(new MessageMask(MaskingRules.NOTHING).of(notice)).isEqualTo(notice);
  }

  @Test
  void whatCameOfAVotingIsTold() {
    VotingResult result =
        new VotingResult(
            "77",
            VotingForm.VOTE,
            "Что построить на пустыре",
            "28701000",
            LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 11, 15),
            100,
            List.of(new VotingOption("1", "Сквер", 60), new VotingOption("2", "Парковка", 40)),
            50,
            "Быть скверу",
            "https://example.org/77",
            "на портале",
            null);

    assertThat(new MessageMask(MaskingRules.NOTHING).of(result)).isEqualTo(result);
  }

  @Test
  void thePlannedDayIsNobodysData() {
    StatusUpdate planned =
        new StatusUpdate(
            "r",
            CanonicalStatus.DEFERRED,
            "Отложено",
            null,
            null,
            Instant.EPOCH,
            1,
            null,
            LocalDate.of(2026, 12, 1));

    assertThat(new MessageMask(MaskingRules.NOTHING).of(planned)).isEqualTo(planned);
  }

  /** Of each field its n-th rule: removed, masked, kept; removed where there is no masking. */
  private static MaskingRules rules(int place) {
    Map<MaskedField, MaskingRule> rules = new EnumMap<>(MaskedField.class);
    for (MaskedField field : MaskedField.values()) {
      List<MaskingRule> its = field.rules();
      boolean two = its.size() == 2;
      rules.put(field, its.get(two ? place / 2 : place));
    }
    return new MaskingRules(rules, Set.of());
  }

  private static CitizenMessage message(Sector sector) {
    return new CitizenMessage(
            "1",
            null,
            new ClassifierRef("TEST", "hole", "hole"),
            null,
            null,
            "Яма; мой номер +7 900 123-45-67",
            new Location(
                "г. Тверь, ул. Ленина, д. 12",
                "house-12",
                new BigDecimal("56.8587214"),
                new BigDecimal("35.9175965")),
            new Applicant(
                "Иван",
                "Петров",
                "petrov@mail.ru",
                "+79001234567",
                "device-7",
                "account-7",
                "Тверь, Абонентский ящик 7"),
            null,
            null,
            LegalRegime.ORDINARY,
            false,
            Instant.EPOCH,
            null,
            List.of(new Attribute("how", "по petrov@mail.ru")))
        .with(
            List.of(
                new Attachment(
                    "Петров.jpg", "image/jpeg", new ContentRef("ab".repeat(32), 1), null)))
        .about(new Subject(sector, null));
  }
}
