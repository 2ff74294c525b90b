package ru.uzel.adapters.pos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.zip.ZipException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.NotOfficeXmlFileException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.CanonicalStatus;

final class PosFailuresTest {

  @ParameterizedTest
  @EnumSource(PosFault.class)
  void everyFaultIsRejectedUnderItsCodeAndTellsItsCure(PosFault fault) {
    RejectedFailure failure =
        PosFailures.rejected(PosProblem.ofCell(fault, PosColumn.FACT).inRow(7));

    assertThat(failure.code()).isEqualTo(fault.code());
    assertThat(failure.origin()).isEqualTo(Origin.CLIENT);
    assertThat(failure.where()).contains("row 7, column \"Факт\"");
    assertThat(failure.reason()).isEqualTo(fault.english()).matches("\\p{ASCII}+");
    assertThat(fault.cause()).matches("(?s)[А-ЯЁЭ].*\\.");
    assertThat(fault.cure()).matches("(?s)[А-ЯЁЭ].*\\.");
  }

  @Test
  void theReadersComplaintsBecomeFaultsOfTheFile() {
    assertThat(fault(new ZipException("zip END header not found"))).isEqualTo(PosFault.NOT_XLSX);
    assertThat(fault(new NotOfficeXmlFileException("no"))).isEqualTo(PosFault.NOT_XLSX);
    assertThat(fault(new OpenXML4JRuntimeException("no"))).isEqualTo(PosFault.NOT_XLSX);
    assertThat(fault(new InvalidFormatException("no"))).isEqualTo(PosFault.NOT_XLSX);
    assertThat(fault(new SAXParseException("DOCTYPE is disallowed", null)))
        .isEqualTo(PosFault.BAD_XML);
    assertThat(fault(new CharConversionException("invalid UTF-8"))).isEqualTo(PosFault.BAD_XML);
    assertThat(fault(new IOException("Zip bomb detected! The file would exceed the max size")))
        .isEqualTo(PosFault.TOO_LARGE);
    assertThat(fault(new SAXException(PosProblem.ofFile(PosFault.DOUBLE_COLUMN))))
        .isEqualTo(PosFault.DOUBLE_COLUMN);
  }

  @Test
  void aComplaintIsNotQuoted() {
    PosProblem problem = PosFailures.unreadable(new SAXException("Иванов Иван, яма"));

    assertThat(problem).hasNoCause();
    assertThat(PosFailures.rejected(problem)).hasNoCause();
    assertThat(PosFailures.rejected(problem).reason()).doesNotContain("Иванов");
  }

  @Test
  void aFolderThatCannotBeWrittenStopsThePartyForAWhile() {
    RetryableFailure failure =
        PosFailures.notWritten(
            new IOException("No space left on device"), RetryableFailure.Effect.NONE);

    assertThat(failure.scope()).isEqualTo(RetryableFailure.Scope.PARTY);
    assertThat(failure.code()).isEqualTo(FailureCode.PARTNER_UNREACHABLE);
    assertThat(failure.origin()).isEqualTo(Origin.PARTNER);
  }

  @Test
  void aStatusWithoutWordsIsNamed() {
    RejectedFailure failure = PosFailures.noWordFor(CanonicalStatus.DEFERRED);

    assertThat(failure.reason()).contains("DEFERRED");
    assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_STATUS);
  }

  @Test
  void anotherFileOfThatNameIsARefusal() {
    assertThat(PosFailures.occupied("a.xlsx").where()).contains("out/a.xlsx");
  }

  private static PosFault fault(Exception complaint) {
    return PosFailures.unreadable(complaint).fault();
  }
}
