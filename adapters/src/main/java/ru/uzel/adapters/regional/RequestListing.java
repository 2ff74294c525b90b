package ru.uzel.adapters.regional;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.casework.ChannelRequest;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.party.Party;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** GET Service Requests, GET Service Request and GET service_request_id from a token. */
final class RequestListing {

  private final Catalogues catalogues;
  private final RegionalMapper mapper;
  private final Intake intake;
  private final ChannelStatuses statuses;
  private final Clock clock;

  RequestListing(
      Catalogues catalogues,
      RegionalMapper mapper,
      Intake intake,
      ChannelStatuses statuses,
      Clock clock) {
    this.catalogues = catalogues;
    this.mapper = mapper;
    this.intake = intake;
    this.statuses = statuses;
    this.clock = clock;
  }

  Open311Document list(Party party, QueryString query) {
    ArrayNode requests = JsonNodeFactory.instance.arrayNode();
    RequestView view = view(party, query);
    List<String> ids = RequestQuery.ids(query);
    if (ids.isEmpty()) {
      statuses
          .list(party.name(), RequestQuery.of(query, clock.instant()))
          .forEach(request -> view.show(requests, request));
    } else if (ids.size() > RequestQuery.MOST) {
      throw new ProblemException(
          Problem.invalid("service_request_id", "may name at most " + RequestQuery.MOST));
    } else {
      // GeoReport v2: service_request_id «overrides all other arguments».
      showAll(party, ids, view, requests);
    }
    return new Open311Document("service_requests", requests);
  }

  Open311Document single(Party party, String id, QueryString query) {
    ArrayNode requests = JsonNodeFactory.instance.arrayNode();
    showAll(party, List.of(id), view(party, query), requests);
    if (requests.isEmpty()) {
      throw new ProblemException(Problem.notFound("service_request_id"));
    }
    return new Open311Document("service_requests", requests);
  }

  /** Every id is given at once, so a token is the id it stands for. */
  Open311Document token(Party party, String token, QueryString query) {
    ArrayNode requests = JsonNodeFactory.instance.arrayNode();
    showAll(party, List.of(token), view(party, query), requests);
    if (requests.isEmpty()) {
      throw new ProblemException(Problem.notFound("token"));
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    String id = requests.get(0).required("service_request_id").asString();
    found.addObject().put("service_request_id", id).put("token", token);
    return new Open311Document("service_requests", found);
  }

  private RequestView view(Party party, QueryString query) {
    return new RequestView(
        party,
        RegionalProperties.of(party),
        catalogues.of(party),
        "true".equalsIgnoreCase(query.first("extensions")));
  }

  private void showAll(Party party, List<String> ids, RequestView view, ArrayNode requests) {
    List<MessageId> wanted = ids.stream().flatMap(id -> parsed(id).stream()).toList();
    // First what is on its way, then what has arrived: in this order nothing slips between.
    Map<MessageId, AcceptedMessage> pending = new LinkedHashMap<>();
    List<MessageId> rest = new ArrayList<>();
    for (MessageId id : wanted) {
      intake
          .pending(party.name(), id)
          .ifPresentOrElse(message -> pending.put(id, message), () -> rest.add(id));
    }
    if (!rest.isEmpty()) {
      for (ChannelRequest request : statuses.findAll(party.name(), rest)) {
        view.show(requests, request);
      }
    }
    for (AcceptedMessage message : pending.values()) {
      CitizenMessage canonical = mapper.toCanonical(party, message);
      view.show(
          requests, message.id(), canonical, message.receivedAt(), null, canonical.plannedAt());
    }
  }

  /** An id that is none of ours is simply not found. */
  private static Optional<MessageId> parsed(String id) {
    try {
      return Optional.of(MessageId.parse(id));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }
}
