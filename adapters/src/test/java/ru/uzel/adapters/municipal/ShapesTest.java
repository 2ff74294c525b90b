package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.failure.RejectedFailure;

final class ShapesTest {

  @TempDir private Path directory;

  @Test
  void aSystemIsWhatItsFileSays() {
    assertThat(MunicipalFixture.shape("dobrodel").outward()).isNull();
    assertThat(MunicipalFixture.shape("dobrodel").list()).isNotNull();
    assertThat(MunicipalFixture.shape("our-spb").outward()).isNotNull();
    assertThat(MunicipalFixture.shape("our-spb").classifier()).isEqualTo("SPB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone: Europe/Moscow | zone: Mars/Olympus",
        "means: RECEIVED | means: FORGOTTEN",
        "days: yyyy-MM-dd | days: HH:mm",
        "dd.MM.yyyy HH:mm:ss | dd.MM.jjjj",
        "proof: cookies | proof: magic",
        "deadline: /deadline | deadlines: /deadline",
      })
  void namesTheFileThatItCannotUnderstand(String right, String wrong) throws Exception {
    Path file = directory.resolve("odd.yaml");
    String shape = Files.readString(MunicipalFixture.SHAPES.resolve("dobrodel.yaml"));
    assertThat(shape).contains(right);
    Files.writeString(file, shape.replace(right, wrong));

    assertThatExceptionOfType(RejectedFailure.class)
        .isThrownBy(
            () ->
                new Shapes()
                    .of(MunicipalFixture.party("dobrodel", Map.of("shape", file.toString()))))
        .withMessageStartingWith("shape odd.yaml: ")
        .satisfies(failure -> assertThat(failure.where()).hasValue(file.toString()));
  }
}
