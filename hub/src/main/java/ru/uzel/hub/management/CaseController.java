package ru.uzel.hub.management;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.CaseControl;

/** An operator's acts upon cases. */
@RestController
class CaseController {

  private final CaseControl control;

  CaseController(CaseControl control) {
    this.control = control;
  }

  /** The tables, each with how many rows it has now and how many differed. */
  record Rebuilt(List<RebuiltTable> tables) {}

  /** Carried out in the flow's turn, hence only accepted here. */
  @PostMapping("/manage/parties/{party}/messages/{id}/separate")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void separate(
      @PathVariable String party,
      @PathVariable UUID id,
      @RequestBody OperationController.Decision decision) {
    control.separate(new PartyName(party), new MessageId(id), decision.by(), decision.why());
  }

  @PostMapping("/manage/casework/rebuild")
  Rebuilt rebuild(@RequestBody OperationController.Decision decision) {
    return new Rebuilt(control.rebuild(decision.by(), decision.why()));
  }
}
