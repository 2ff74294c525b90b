package ru.uzel.mocks.rsmev;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What can be changed while the gateway runs; README.md names the settings. */
final class RsmevBehaviour {

  private final ObjectNode now =
      JsonNodeFactory.instance
          .objectNode()
          .put("ttl", 10_000)
          .put("clientId", "")
          .put("result", "SUCCESS")
          .put("count", -1)
          .put("slow", 0)
          .put("onlyNew", true)
          .put("silent", false)
          .put("ignoresConfirm", false)
          .put("failing", 0)
          .put("refusing", 0)
          .put("html", 0)
          .put("failConfirm", 0)
          .put("loseConfirm", 0)
          .put("brokenBase64", 0)
          .put("brokenXml", 0)
          .put("dtd", 0)
          .put("wrongRoot", 0);

  /**
   * @throws IllegalArgumentException naming what is no setting
   */
  synchronized void change(JsonNode change) {
    change
        .properties()
        .forEach(
            setting -> {
              if (!now.has(setting.getKey())) {
                throw new IllegalArgumentException("no setting is called " + setting.getKey());
              }
              now.set(setting.getKey(), setting.getValue());
            });
  }

  /** Whether that is to happen this time; one time less is left then. */
  synchronized boolean happens(String counted) {
    int left = now.path(counted).asInt();
    if (left > 0) {
      now.put(counted, left - 1);
    }
    return left > 0;
  }

  synchronized int number(String setting) {
    return now.path(setting).asInt();
  }

  synchronized boolean flag(String setting) {
    return now.path(setting).asBoolean();
  }

  synchronized String text(String setting) {
    return now.path(setting).asString();
  }
}
