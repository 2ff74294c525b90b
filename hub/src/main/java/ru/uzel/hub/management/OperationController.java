package ru.uzel.hub.management;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.HubControl;

/** An operator's decision about one dead or parked message. */
@RestController
@RequestMapping("/manage/parties/{party}/messages/{id}")
class OperationController {

  private final HubControl control;

  OperationController(HubControl control) {
    this.control = control;
  }

  /** Who decides, and why; both go into the journal. */
  record Decision(@Nullable String operator, @Nullable String reason) {

    String by() {
      return required("operator", operator);
    }

    String why() {
      return required("reason", reason);
    }

    private static String required(String name, @Nullable String value) {
      if (value == null || value.isBlank() || value.length() > 500) {
        throw new IllegalArgumentException(name + " has 1 to 500 characters");
      }
      return value;
    }
  }

  @PostMapping("/retry")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retry(@PathVariable String party, @PathVariable UUID id, @RequestBody Decision decision) {
    control.retry(new PartyName(party), new MessageId(id), decision.by(), decision.why());
  }

  @PostMapping("/skip")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void skip(@PathVariable String party, @PathVariable UUID id, @RequestBody Decision decision) {
    control.skip(new PartyName(party), new MessageId(id), decision.by(), decision.why());
  }
}
