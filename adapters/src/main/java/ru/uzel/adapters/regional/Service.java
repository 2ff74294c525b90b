package ru.uzel.adapters.regional;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of problem the portal's residents can report, in Open311's own words.
 *
 * @param metadata whether clients have to ask for the definition; null means: if there are
 *     attributes
 * @param serviceNotice what the resident is told after the POST
 */
record Service(
    @JsonProperty("service_code") @Nullable String code,
    @JsonProperty("service_name") @Nullable String name,
    @Nullable String description,
    @Nullable Boolean metadata,
    @Nullable String type,
    @Nullable String keywords,
    @Nullable String group,
    @JsonProperty("service_notice") @Nullable String serviceNotice,
    @Nullable List<ServiceAttribute> attributes) {

  Service {
    attributes =
        attributes == null
            ? List.of()
            : attributes.stream().sorted(Comparator.comparingInt(ServiceAttribute::place)).toList();
  }

  /** The definition, sorted by {@code order}; empty where the service asks nothing. */
  List<ServiceAttribute> definition() {
    return attributes == null ? List.of() : attributes;
  }

  boolean hasDefinition() {
    return metadata == null ? !definition().isEmpty() : metadata;
  }

  String codeText() {
    return code == null ? "" : code;
  }

  /** The name, or the code where the list gives none. */
  String nameText() {
    return name == null ? codeText() : name;
  }
}
