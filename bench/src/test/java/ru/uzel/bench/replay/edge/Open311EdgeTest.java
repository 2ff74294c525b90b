package ru.uzel.bench.replay.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.replay.edge.Outcome.Kind;

class Open311EdgeTest {

  private final SmallHub hub = new SmallHub();
  private boolean ours;

  private final OwnReceipts receipts =
      new OwnReceipts() {
        @Override
        public boolean lostByUs(String hubId) {
          return ours;
        }

        @Override
        public boolean isKnown(String hubId) {
          return !ours;
        }

        @Override
        public long journalBefore() {
          return 0;
        }
      };

  @AfterEach
  void close() {
    hub.close();
  }

  private Outcome sent(String key, Map<String, Object> fields) throws Exception {
    try (Edge edge =
        new Open311Edge(
            hub.address().resolve("/regional/open311/v2/"),
            "secret",
            receipts,
            new Stop(),
            line -> {})) {
      edge.ready();
      OutgoingRow row = new OutgoingRow(1, "", "", key, false, List.of(), fields);
      return edge.send(new Slice(0, List.of(row))).get(0);
    }
  }

  @Test
  void sendsArgumentsAttributesAndLists() throws Exception {
    Outcome outcome =
        sent(
            "k",
            Map.of(
                "service_code", "pothole",
                "description", "Яма & лужа",
                "attribute", Map.of("lane", List.of("left", "right"), "pole", 7)));

    assertThat(outcome.kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(outcome.id()).isEqualTo("m1");
    assertThat(hub.taken().get("k"))
        .contains("service_code=pothole", "description=Яма & лужа")
        .contains("attribute[lane][]=left", "attribute[lane][]=right", "attribute[pole]=7");
  }

  @Test
  void carriesWhatOpen311HasNoArgumentForAsAnAttributeAndNotesIt() throws Exception {
    Outcome outcome = sent("k", Map.of("service_code", "pothole", "status", "closed"));

    assertThat(hub.taken().get("k")).contains("attribute[status]=closed");
    assertThat(outcome.notes()).singleElement().asString().contains("«status»");
  }

  @Test
  void tellsARepetitionByTheHubsWord() throws Exception {
    sent("k", Map.of("service_code", "pothole"));

    Outcome again = sent("k", Map.of("service_code", "pothole"));

    assertThat(again.kind()).isEqualTo(Kind.DUPLICATE);
    assertThat(again.id()).isEqualTo("m1");
  }

  @Test
  void waitsWhileTheHubIsBusy() throws Exception {
    hub.expect(SmallHub.Trouble.BUSY);
    hub.expect(SmallHub.Trouble.BUSY);

    assertThat(sent("k", Map.of("service_code", "pothole")).kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(hub.posts()).isEqualTo(3);
  }

  @Test
  void aLostAnswerOfOursIsAcceptedAndNotDoubled() throws Exception {
    hub.expect(SmallHub.Trouble.ANSWER_LOST);
    ours = true;

    assertThat(sent("k", Map.of("service_code", "pothole")).kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(hub.taken()).hasSize(1);
  }

  @Test
  void namesAnUnknownService() throws Exception {
    Outcome outcome = sent("k", Map.of("service_code", "unknown-1"));

    assertThat(outcome.kind()).isEqualTo(Kind.REFUSED);
    assertThat(outcome.by()).isEqualTo("hub");
    assertThat(outcome.reason()).contains("was not found", "«unknown-1»");
  }

  @Test
  void refusesWhatNoFormCanCarry() throws Exception {
    assertThat(sent("k", Map.of("description", List.of("a", "b"))).reason())
        .contains("description");
    assertThat(sent("k", Map.of("description", "x\uD800")).reason()).contains("Юникода");
    assertThat(sent("k", Map.of("attribute", Map.of("a", Map.of("b", 1)))).reason()).contains("a");
    assertThat(sent("k", Map.of("attribute", Map.of("a[1]", 1))).reason()).contains("скобками");
    assertThat(sent("k", Map.of("api_key", "k")).by()).isEqualTo("edge");
    assertThat(hub.posts()).isZero();
  }

  @Test
  void aWrongKeyIsNobodysRowsFault() {
    hub.expect(SmallHub.Trouble.STRANGER);

    assertThatThrownBy(() -> sent("k", Map.of("service_code", "pothole")))
        .isInstanceOf(EdgeFailure.class)
        .hasMessageContaining("ключ API");
  }
}
