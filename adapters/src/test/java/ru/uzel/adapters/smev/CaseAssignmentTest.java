package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.CitizenMessage;

final class CaseAssignmentTest {

  /** A body answers an appeal by post. */
  @Test
  void tellsWhereToWriteTo() {
    CitizenMessage message = Samples.message();
    CitizenMessage byPost =
        message.shown(
            message.text(),
            message.location(),
            new Applicant(null, "Пробный", null, null, null, null, "Тверь, а/я <1>"),
            message.mediaUrl(),
            message.attributes(),
            message.attachments());

    assertThat(CaseAssignment.write("", Samples.outbound().envelope(), byPost))
        .contains(
            "<c:Attribute code=\"applicant.postalAddress\">Тверь, а/я &lt;1&gt;</c:Attribute>");
    assertThat(CaseAssignment.write("", Samples.outbound().envelope(), message))
        .doesNotContain("applicant.postalAddress");
  }
}
