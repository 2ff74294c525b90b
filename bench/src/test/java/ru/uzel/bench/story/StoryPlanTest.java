package ru.uzel.bench.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.reconciliation.Tally;

class StoryPlanTest {

  private static final Set<String> CHANNELS = Set.of("social", "municipal", "appeals");

  private final Story story =
      new StoryPlan("d1", "key", 300_000_000L).story(null, null, "urn:own", CHANNELS);

  @Test
  void hasEveryFate() {
    assertThat(story.fates()).contains(Fate.values());
  }

  @Test
  void countsWhatIsToStandWhere() {
    // 12 requests, 8 rows, 3 inquiries, a post, a card and an appeal reach bodies, each is answered
    // twice, and the card's channel is not told; one row waits, one is given up.
    assertThat(PlannedTally.of(story))
        .isEqualTo(
            new Tally(
                12 + 8 + 3 + 3 + 1 + 1 + 2 * 26,
                26 + 2 * 26 - 1 - 2,
                8 + 2 + 1 + 3,
                2 + 8 + 1,
                1 + 1,
                1));
  }

  @Test
  void givesEveryRequestANameOfItsOwn() {
    assertThat(story.requests()).extracting(PlannedRequest::ref).doesNotHaveDuplicates();
  }

  @Test
  void aRepetitionWithoutKeyIsTheSameFormFieldByField() {
    PlannedRequest first = named("d1-twice");
    PlannedRequest again = named("d1-twice-again");

    assertThat(List.copyOf(again.fields().entrySet()))
        .isEqualTo(List.copyOf(first.fields().entrySet()));
    assertThat(again.transport().idempotencyKey()).isEmpty();
    assertThat(story.first()).contains(first);
    assertThat(story.second()).contains(again);
  }

  @Test
  void everyLastWordOutOfTheOrdinaryCanBeTriggeredByTheText() {
    story.requests().stream()
        .filter(request -> request.finalWord() != null && !request.finalWord().equals("Решено"))
        .forEach(
            request ->
                assertThat(story.answers().entrySet())
                    .anyMatch(
                        answer ->
                            request.fields().get("description").contains(answer.getKey())
                                && answer.getValue().equals(request.finalWord())));
  }

  @Test
  void aGivenFileReplacesTheOrdinaryRequestsOnly() {
    Story given =
        new StoryPlan("d1", "key", 300_000_000L)
            .story(
                List.of(PlannedRequest.delivered("row-1", "t", java.util.Map.of(), "Решено")),
                null,
                null,
                Set.of("social"));

    assertThat(given.messages()).extracting(PlannedMessage::channel).containsOnly("social");
    assertThat(given.requests()).extracting(PlannedRequest::ref).contains("row-1", "d1-twice");
    assertThat(given.requests()).extracting(PlannedRequest::ref).doesNotContain("d1-1");
    assertThat(given.inquiries()).isEmpty();
    assertThat(given.faults()).isEqualTo(story.faults());
  }

  private PlannedRequest named(String ref) {
    return story.requests().stream()
        .filter(request -> request.ref().equals(ref))
        .findFirst()
        .orElseThrow();
  }
}
