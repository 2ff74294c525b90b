package ru.uzel.adapters.regional;

import java.util.List;
import org.apache.camel.RoutesBuilder;
import ru.uzel.adapters.AdapterContract;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.party.Party;

/** To an Open311 channel nothing is sent: its counterpart is the hub's own table of statuses. */
final class RegionalAdapterTest implements AdapterContract {

  private static final String REPLY = "Яма у дома Ивановой И. И. заделана";
  private static final String PHONE = "79990001122";

  @Override
  public Subject subject() {
    InMemoryHub hub = new InMemoryHub();
    RegionalMapper mapper = new RegionalMapper(new Catalogues()::of);
    return new Subject() {
      @Override
      public WireMapping mapping() {
        return mapper;
      }

      @Override
      public RoutesBuilder routes() {
        return new RegionalRoutes(hub);
      }

      @Override
      public Party party() {
        return hub.party();
      }

      @Override
      public AcceptedMessage accepted() {
        return RegionalFixture.accepted(
            "api_key="
                + InMemoryHub.API_KEY
                + "&service_code=001&lat=1&long=2&attribute[a]=b&phone="
                + PHONE);
      }

      @Override
      public OutboundMessage outbound() {
        return RegionalFixture.outbound(
            RegionalFixture.update(CanonicalStatus.RESOLVED, REPLY), RegionalFixture.REQUEST);
      }

      @Override
      public void counterpartVanishes() {
        hub.failure =
            new RetryableFailure(
                FailureCode.DATABASE_UNAVAILABLE,
                Origin.HUB,
                "the database is away",
                RetryableFailure.Scope.PARTY,
                RetryableFailure.Effect.NONE,
                null);
      }

      @Override
      public void counterpartRefuses() {
        hub.failure =
            new RejectedFailure(
                FailureCode.UNKNOWN_CASE, Origin.HUB, "there is no such request", null);
      }

      @Override
      public int effects() {
        return hub.published.size();
      }

      @Override
      public List<String> confidential() {
        return List.of(REPLY, PHONE, InMemoryHub.API_KEY);
      }

      @Override
      public void close() {}
    };
  }
}
