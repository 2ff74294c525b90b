package ru.uzel.adapters.municipal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.WireBytes;

final class MultipartFormTest {

  @Test
  void isReadAsItWasWritten() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("body", "Яма\r\n--\r\n\r\nname=\"reason\"");
    fields.put("reason", "9");
    fields.put("empty", "");
    MultipartForm form = new MultipartForm("b", fields);

    assertThat(MultipartForm.read(form.wire())).isEqualTo(form);
    assertThat(form.with("building", "7").fields()).containsEntry("building", "7").hasSize(4);
  }

  @Test
  void isNoFormOfAnotherBoundaryOrBrokenOff() {
    byte[] bytes = new MultipartForm("b", Map.of("a", "1")).wire().bytes();
    String text = new String(bytes, StandardCharsets.UTF_8);

    for (WireBytes wrong :
        new WireBytes[] {
          WireBytes.of("application/json", bytes),
          WireBytes.of("multipart/form-data; boundary=c", bytes),
          WireBytes.of(
              "multipart/form-data; boundary=b",
              text.substring(0, text.length() - 4).getBytes(StandardCharsets.UTF_8)),
        }) {
      assertThatExceptionOfType(RejectedFailure.class).isThrownBy(() -> MultipartForm.read(wrong));
    }
  }
}
