package ru.uzel.adapters.regional;

import java.util.List;
import ru.uzel.model.party.Party;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Service Discovery, GET Service List and GET Service Definition. */
final class ServiceListing {

  /** The name of the contract, as clients look for it in discovery. */
  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

  private final Catalogues catalogues;

  ServiceListing(Catalogues catalogues) {
    this.catalogues = catalogues;
  }

  Open311Document discovery(Party party, String address) {
    RegionalProperties properties = RegionalProperties.of(party);
    ObjectNode discovery = JsonNodeFactory.instance.objectNode();
    discovery
        .put("changeset", properties.changeset())
        .put("contact", properties.contact())
        .put("key_service", properties.keyService());
    ObjectNode endpoint = discovery.putArray("endpoints").addObject();
    String publicUrl = properties.publicUrl();
    endpoint
        .put("specification", SPECIFICATION)
        .put("url", publicUrl == null ? address : publicUrl)
        .put("changeset", properties.changeset())
        .put("type", properties.type());
    ArrayNode formats = endpoint.putArray("formats");
    formats.add("text/xml");
    formats.add("application/json");
    return new Open311Document("discovery", discovery);
  }

  Open311Document services(Party party) {
    ArrayNode services = JsonNodeFactory.instance.arrayNode();
    for (Service service : catalogues.of(party).services()) {
      services
          .addObject()
          .put("service_code", service.codeText())
          .put("service_name", service.nameText())
          .put("description", service.description())
          .put("metadata", service.hasDefinition())
          // The hub gives every id at once, whatever the list it was copied from said.
          .put("type", "realtime")
          .put("keywords", service.keywords())
          .put("group", service.group());
    }
    return new Open311Document("services", services);
  }

  Open311Document definition(Party party, String code) {
    Service service =
        catalogues
            .of(party)
            .find(code)
            .orElseThrow(() -> new ProblemException(Problem.notFound("service_code")));
    ObjectNode definition = JsonNodeFactory.instance.objectNode();
    definition.put("service_code", service.codeText());
    ArrayNode attributes = definition.putArray("attributes");
    for (ServiceAttribute attribute : service.definition()) {
      ObjectNode shown = attributes.addObject();
      shown
          .put("variable", attribute.asks())
          .put("code", attribute.codeText())
          .put("datatype", attribute.type().wireName())
          .put("required", attribute.mustBeAnswered())
          .put("datatype_description", attribute.datatypeDescription())
          .put("order", attribute.order())
          .put("description", attribute.description());
      show(shown.putArray("values"), attribute.choices());
    }
    return new Open311Document("service_definition", definition);
  }

  private static void show(ArrayNode values, List<ServiceAttribute.Choice> choices) {
    for (ServiceAttribute.Choice choice : choices) {
      values
          .addObject()
          .put("key", choice.keyText())
          .put("name", choice.name() == null ? choice.keyText() : choice.name());
    }
  }
}
