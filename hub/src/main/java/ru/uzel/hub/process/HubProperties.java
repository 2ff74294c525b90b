package ru.uzel.hub.process;

import java.util.HashMap;
import java.util.Map;

/**
 * Spring's settings: the product's own, so that nothing lying about in a directory changes them.
 */
final class HubProperties {

  private HubProperties() {}

  static Map<String, Object> of(HubSettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("uzel.data", settings.data().toString());
    properties.put("uzel.config", settings.config().toString());

    // Spring Boot reads ./config/ of its own accord: here that is the administrator's directory.
    properties.put("spring.config.location", "optional:classpath:/ru/uzel/hub/none/");
    properties.put("spring.main.log-startup-info", "false");
    properties.put("spring.jmx.enabled", "false");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
    properties.put("logging.config", "classpath:ru/uzel/hub/log.xml");
    properties.put("logging.file.name", settings.data().resolve("logs/hub.log").toString());

    properties.put("server.address", settings.httpAddress());
    properties.put("server.port", Integer.toString(settings.httpPort()));
    properties.put("server.shutdown", "graceful");
    properties.put("server.server-header", "");
    properties.put("server.error.whitelabel.enabled", "false");
    // A body that is refused for its size is read to its end, or the client never sees the answer.
    properties.put("server.tomcat.max-swallow-size", "64MB");

    properties.put("camel.main.name", "uzel");
    properties.put("camel.main.jmx-enabled", "false");
    properties.put("camel.main.routes-include-pattern", "false"); // routes are beans, never files
    properties.put("camel.main.shutdown-timeout", "10");
    properties.put("camel.main.load-health-checks", "false");
    properties.put("camel.main.warn-on-early-shutdown", "false");

    properties.put("management.endpoints.access.default", "none");
    properties.put("management.endpoint.health.access", "read-only");
    properties.put("management.endpoint.prometheus.access", "read-only");
    properties.put("management.endpoints.web.exposure.include", "health,prometheus");
    properties.put("management.endpoint.health.show-components", "always");
    properties.put("management.endpoint.health.show-details", "always");
    return properties;
  }
}
