package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.Issued;

class XmlMessageSignerTest {

  @TempDir Path lists;

  @Test
  void signsWhatTheVerifierAccepts() {
    Exchange exchange = Exchange.trusted(lists);

    SignatureReport report = exchange.verify(exchange.message("Решено"));

    assertThat(report.findings()).isEmpty();
    assertThat(report.signers()).containsExactly("CN=SMEV", "CN=Roads");
  }

  @Test
  void signsByThe512BitAlgorithmWhereTheKeyIsSuch() {
    Exchange exchange = Exchange.trusted(lists);
    exchange.trusting("body", Issued.certificate().curve(Issued.GOST_512).bySelf());

    String message = exchange.message("Решено");

    assertThat(message).contains("gostr34102012-gostr34112012-512");
    assertThat(exchange.verify(message).findings()).isEmpty();
  }

  @Test
  void writesNoLineBreaks() {
    Exchange exchange = Exchange.trusted(lists);

    assertThat(exchange.sign(Exchange.data("x"), "DATA", "body")).doesNotContain("\n", "\r");
  }

  @Test
  void refusesAnElementWithoutNamespace() {
    Exchange exchange = Exchange.trusted(lists);

    assertThatThrownBy(
            () -> exchange.sign("<a:x xmlns:a=\"urn:a\" Id=\"X\"><plain/></a:x>", "X", "body"))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("element plain has no namespace");
  }

  @Test
  void refusesAKeyThatIsNotThere() {
    Exchange exchange = Exchange.trusted(lists);

    assertThatThrownBy(() -> exchange.sign(Exchange.data("x"), "DATA", "nobody"))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
  }

  @Test
  void refusesAnIdThatIsNotTheElements() {
    Exchange exchange = Exchange.trusted(lists);

    assertThatThrownBy(() -> exchange.sign(Exchange.data("x"), "OTHER", "body"))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("no attribute Id 'OTHER'");
    assertThatThrownBy(() -> exchange.sign(Exchange.data("x"), "DATA\"/><x", "body"))
        .isInstanceOf(RejectedFailure.class);
  }

  @Test
  void signsInManyThreadsAtOnce() throws Exception {
    Exchange exchange = Exchange.trusted(lists);
    Set<String> values = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<SignatureReport>> reports =
          IntStream.range(0, 160)
              .mapToObj(
                  number ->
                      threads.submit(
                          () -> {
                            String message = exchange.message("Решено " + number);
                            values.add(message);
                            return exchange.verify(message);
                          }))
              .toList();

      for (Future<SignatureReport> report : reports) {
        assertThat(report.get().findings()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(values).hasSize(160);
  }
}
