package ru.uzel.routes.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.routes.message.JsonMessageCodec;

/** A canonical message as flows look at it; its JSON is made once, and only if one looks. */
final class FlowInput {

  private final PartyName party;
  private final HubMessage message;
  private final JsonMessageCodec codec;
  private @Nullable Map<String, Object> tree;

  FlowInput(PartyName party, HubMessage message, JsonMessageCodec codec) {
    this.party = party;
    this.message = message;
    this.codec = codec;
  }

  PartyName party() {
    return party;
  }

  HubMessage message() {
    return message;
  }

  Object tree() {
    Map<String, Object> made = tree;
    if (made == null) {
      made = codec.tree(message);
      tree = made;
    }
    return made;
  }

  HubMessage read(Object mapped) {
    return codec.fromTree(message.kind(), mapped);
  }
}
