package ru.uzel.hub.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalHead;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.operation.CaseControl;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueState;

class ManagementApiTest {

  private static final MessageId ID = MessageId.next();

  @TempDir private Path secrets;
  private final RecordedControl control = new RecordedControl();
  private final OneRecord search = new OneRecord();
  private MockMvcTester api;
  private String token;

  @BeforeEach
  void start() throws Exception {
    ManagementToken managementToken = ManagementToken.in(secrets);
    token = Files.readString(secrets.resolve("management.token")).strip();
    api =
        MockMvcTester.create(
            MockMvcBuilders.standaloneSetup(
                    new JournalController(search, new OneFile()),
                    new OperationController(control),
                    new CaseController(control))
                .setControllerAdvice(new ManagementProblems())
                .addInterceptors(new BearerGate(managementToken))
                .build());
  }

  @Test
  void makesATokenThatOnlyItsOwnerCanRead() throws Exception {
    assertThat(token).hasSizeGreaterThanOrEqualTo(32);
    assertThat(Files.getPosixFilePermissions(secrets.resolve("management.token")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void keepsTheTokenOverARestart() {
    assertThat(ManagementToken.in(secrets).matches(token)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer wrong", "Basic dTpw"})
  void refusesWhoHasNotTheToken(String authorization) {
    assertThat(api.get().uri("/manage/journal").header("Authorization", authorization))
        .hasStatus(401)
        .hasHeader("WWW-Authenticate", "Bearer realm=\"uzel\"")
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .extractingPath("status")
        .isEqualTo(401);
  }

  @Test
  void searchesTheJournalByEveryCriterion() {
    UUID caseId = UUID.randomUUID();

    assertThat(
            api.get()
                .uri(
                    "/manage/journal?after=7&limit=5&party=roads&type=DELIVERED&outcome=SUCCESS"
                        + "&caseId={case}&messageId={message}&externalId=x&from=2026-01-01T00:00:00Z"
                        + "&to=2026-01-02T00:00:00Z",
                    caseId,
                    ID)
                .header("Authorization", "Bearer " + token))
        .hasStatusOk();

    assertThat(search.asked.party()).isEqualTo(new PartyName("roads"));
    assertThat(search.asked.type()).isEqualTo(JournalType.DELIVERED);
    assertThat(search.asked.outcome()).isEqualTo(JournalOutcome.SUCCESS);
    assertThat(search.asked.caseId().value()).isEqualTo(caseId);
    assertThat(search.asked.messageId()).isEqualTo(ID);
    assertThat(search.asked.externalId()).isEqualTo("x");
    assertThat(search.asked.from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(search.asked.to()).isEqualTo(Instant.parse("2026-01-02T00:00:00Z"));
    assertThat(search.asked.afterSequence()).isEqualTo(7);
    assertThat(search.asked.limit()).isEqualTo(5);
  }

  @Test
  void showsRecordsWithTheHeadAndLeavesOutWhatIsUnknown() {
    assertThat(api.get().uri("/manage/journal").header("Authorization", "Bearer " + token))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"head":{"size":1,"rootHash":"ab"},
             "records":[{"sequence":1,"leafHash":"cd","eventId":"%s","at":"2026-01-01T00:00:00Z",
               "type":"ACCEPTED","outcome":"SUCCESS","party":"pos","messageId":"%s","detail":"d",
               "configRevision":"r"}]}
            """
                .formatted(OneRecord.EVENT, ID));
  }

  @Test
  void givesTheFileOfAMessageByItsHash() {
    assertThat(
            api.get()
                .uri("/manage/journal/payloads/" + OneFile.CONTENT.hash())
                .header("Authorization", "Bearer " + token))
        .hasStatusOk()
        .hasHeader("Content-Type", "application/octet-stream")
        .hasHeader("Content-Length", "5")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .body()
        .isEqualTo("bytes".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void givesPayloadsByteByByteWithTheirType() {
    assertThat(
            api.get()
                .uri("/manage/journal/payloads/known")
                .header("Authorization", "Bearer " + token))
        .hasStatusOk()
        .hasHeader("Content-Type", "text/xml")
        .hasHeader("X-Content-Type-Options", "nosniff")
        .body()
        .isEqualTo("<a/>".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tellsThatAPayloadIsNotKept() {
    assertThat(
            api.get()
                .uri("/manage/journal/payloads/unknown")
                .header("Authorization", "Bearer " + token))
        .hasStatus(404)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .bodyJson()
        .extractingPath("code")
        .isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=10001", "after=x", "type=NONE", "party=Ж", "from=soon"})
  void refusesWrongParameters(String query) {
    assertThat(api.get().uri("/manage/journal?" + query).header("Authorization", "Bearer " + token))
        .hasStatus(400)
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  @Test
  void handsAnOperatorsDecisionOn() {
    assertThat(decide("skip", "{\"operator\":\"Иванова\",\"reason\":\"снято\"}")).hasStatus(204);

    assertThat(control.told).isEqualTo("skip roads " + ID + " Иванова снято");
  }

  @Test
  void takesAnActUponACaseForLater() {
    assertThat(decide("separate", "{\"operator\":\"Иванова\",\"reason\":\"другой двор\"}"))
        .hasStatus(202);

    assertThat(control.told).isEqualTo("separate roads " + ID + " Иванова другой двор");
  }

  @Test
  void tellsWhatARebuildOfTheCaseTablesFound() {
    assertThat(
            api.post()
                .uri("/manage/casework/rebuild")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"operator\":\"Иванова\",\"reason\":\"сверка\"}"))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo("{\"tables\":[{\"name\":\"hub_case\",\"rows\":7,\"differing\":1}]}");

    assertThat(control.told).isEqualTo("rebuild Иванова сверка");
  }

  @Test
  void refusesADecisionWithoutReason() {
    assertThat(decide("retry", "{\"operator\":\"Иванова\"}")).hasStatus(400);

    assertThat(control.told).isEmpty();
  }

  @Test
  void tellsThatTheMessageLiesInNeitherPlace() {
    control.failure =
        new RejectedFailure(FailureCode.NOT_FOUND, Origin.CLIENT, "no such message", null);

    assertThat(decide("retry", "{\"operator\":\"a\",\"reason\":\"b\"}")).hasStatus(404);
  }

  @Test
  void tellsThatItMayWorkLater() {
    control.failure =
        new RetryableFailure(
            FailureCode.BROKER_UNAVAILABLE,
            Origin.HUB,
            "later",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);

    assertThat(decide("retry", "{\"operator\":\"a\",\"reason\":\"b\"}")).hasStatus(503);
  }

  private MockMvcTester.MockMvcRequestBuilder decide(String act, String body) {
    return api.post()
        .uri("/manage/parties/roads/messages/{id}/{act}", ID, act)
        .header("Authorization", "Bearer " + token)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }

  private static final class OneRecord implements JournalSearch {

    private static final UUID EVENT = UUID.randomUUID();

    private JournalQuery asked = JournalQuery.after(0, 1);

    @Override
    public List<StoredRecord> find(JournalQuery query) {
      asked = query;
      return List.of(
          new StoredRecord(
              1,
              new JournalRecord(
                  EVENT,
                  Instant.parse("2026-01-01T00:00:00Z"),
                  JournalType.ACCEPTED,
                  JournalOutcome.SUCCESS,
                  new PartyName("pos"),
                  null,
                  ID,
                  null,
                  null,
                  null,
                  "d",
                  null,
                  null,
                  "r"),
              "cd"));
    }

    @Override
    public Optional<WireBytes> payload(String payloadHash) {
      return payloadHash.equals("known")
          ? Optional.of(WireBytes.of("text/xml", "<a/>".getBytes(StandardCharsets.UTF_8)))
          : Optional.empty();
    }

    @Override
    public JournalHead head() {
      return new JournalHead(1, "ab");
    }
  }

  private static final class RecordedControl implements HubControl, CaseControl {

    private String told = "";
    private RuntimeException failure;

    @Override
    public List<QueueState> queues() {
      return List.of();
    }

    @Override
    public List<PartyState> parties() {
      return List.of();
    }

    @Override
    public void retry(PartyName party, MessageId id, String operator, String reason) {
      tell("retry", party, id, operator, reason);
    }

    @Override
    public void skip(PartyName party, MessageId id, String operator, String reason) {
      tell("skip", party, id, operator, reason);
    }

    @Override
    public void separate(PartyName channel, MessageId id, String operator, String reason) {
      tell("separate", channel, id, operator, reason);
    }

    @Override
    public List<RebuiltTable> rebuild(String operator, String reason) {
      told = "rebuild " + operator + " " + reason;
      return List.of(new RebuiltTable("hub_case", 7, 1));
    }

    private void tell(String act, PartyName party, MessageId id, String operator, String reason) {
      if (failure != null) {
        throw failure;
      }
      told = String.join(" ", act, party.value(), id.toString(), operator, reason);
    }
  }

  private static final class OneFile implements ContentStore {

    static final ContentRef CONTENT = new ContentRef("ab".repeat(32), 5);

    @Override
    public ContentRef store(InputStream content, long limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public InputStream open(ContentRef content) {
      return new ByteArrayInputStream("bytes".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<ContentRef> find(String hash) {
      return hash.equals(CONTENT.hash()) ? Optional.of(CONTENT) : Optional.empty();
    }
  }
}
