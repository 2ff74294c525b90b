package ru.uzel.routes.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

class EnvelopeFormTest {

  @Test
  void carriesTheReturnAddress() {
    Packer body = new Packer(2, 64);
    EnvelopeForm.write(body, envelope("opaque =="));

    assertThat(EnvelopeForm.read(new Unpacker(1, 2, body.packed())))
        .isEqualTo(envelope("opaque =="));
  }

  /** The first form, field by field as it was written before there were return addresses. */
  @Test
  void readsWhatAnEarlierHubLeftInTheQueue() {
    Envelope envelope = envelope(null);
    byte[] first =
        new Packer(1, 64)
            .uuid(envelope.id().value())
            .uuid(envelope.causation().value())
            .uuid(envelope.caseId().value())
            .text("roads")
            .text("portal")
            .text("STATUS_UPDATE")
            .text("reference")
            .text("external")
            .uuid(new UUID(1, 4))
            .number(7)
            .text("NORMAL")
            .text("flow")
            .text("traceparent")
            .bytes(new byte[] {1})
            .packed();

    Unpacker body = new Unpacker(1, 2, first);

    assertThat(EnvelopeForm.read(body)).isEqualTo(envelope);
    assertThat(body.bytes()).containsExactly(1);
  }

  @Test
  void refusesAFormOfTheFuture() {
    byte[] future = new Packer(3, 8).packed();

    assertThatThrownBy(() -> new Unpacker(1, 2, future))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("form 3");
  }

  private static Envelope envelope(@Nullable String returnAddress) {
    return new Envelope(
        new MessageId(new UUID(1, 1)),
        new MessageId(new UUID(1, 2)),
        new CaseId(new UUID(1, 3)),
        new PartyName("roads"),
        new PartyName("portal"),
        MessageKind.STATUS_UPDATE,
        "reference",
        new ExternalId("external"),
        new MessageId(new UUID(1, 4)),
        7,
        Priority.NORMAL,
        "flow",
        "traceparent",
        returnAddress);
  }
}
