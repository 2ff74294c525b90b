package ru.uzel.adapters.regional;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of one party in the order of their file. */
final class Catalogue {

  private final Map<String, Service> byCode;

  private Catalogue(Map<String, Service> byCode) {
    this.byCode = Collections.unmodifiableMap(byCode);
  }

  /**
   * @throws IllegalArgumentException naming the service that has no code, or one that is taken
   */
  static Catalogue of(List<Service> services) {
    Map<String, Service> byCode = new LinkedHashMap<>();
    for (Service service : services) {
      if (service.codeText().isBlank()) {
        throw new IllegalArgumentException(
            "service " + (byCode.size() + 1) + " has no service_code");
      }
      for (ServiceAttribute attribute : service.definition()) {
        check(service.codeText(), attribute);
      }
      if (byCode.put(service.codeText(), service) != null) {
        throw new IllegalArgumentException(
            "service_code " + service.codeText() + " stands there twice");
      }
    }
    return new Catalogue(byCode);
  }

  private static void check(String service, ServiceAttribute attribute) {
    if (attribute.codeText().isBlank()) {
      throw new IllegalArgumentException(
          "an attribute of service_code " + service + " has no code");
    }
    boolean list =
        attribute.type() == Datatype.SINGLEVALUELIST || attribute.type() == Datatype.MULTIVALUELIST;
    if (list && attribute.choices().isEmpty()) {
      throw new IllegalArgumentException(
          "attribute "
              + attribute.codeText()
              + " of service_code "
              + service
              + " is a list without values");
    }
  }

  Optional<Service> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  Collection<Service> services() {
    return byCode.values();
  }
}
