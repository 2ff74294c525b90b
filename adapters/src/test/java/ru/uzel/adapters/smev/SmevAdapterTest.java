package ru.uzel.adapters.smev;

import java.util.List;
import org.apache.camel.RoutesBuilder;
import ru.uzel.adapters.AdapterContract;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.party.Party;

class SmevAdapterTest implements AdapterContract {

  @Override
  public Subject subject() throws Exception {
    return new SmevSubject(new MockedSmev());
  }

  private static final class SmevSubject implements Subject {

    private final MockedSmev smev;
    private final Party party;
    private final OutboundMessage outbound =
        Samples.outbound(Samples.message(), TimeOrderedIds.version1().toString());

    SmevSubject(MockedSmev smev) {
      this.smev = smev;
      this.party = smev.party("polls", "false");
    }

    @Override
    public WireMapping mapping() {
      return smev.mapper;
    }

    @Override
    public RoutesBuilder routes() {
      return smev.routes(party);
    }

    @Override
    public Party party() {
      return party;
    }

    @Override
    public AcceptedMessage accepted() {
      return Samples.accepted(Samples.golden("report.xml"));
    }

    @Override
    public OutboundMessage outbound() {
      return outbound;
    }

    @Override
    public void counterpartVanishes() {
      smev.vanish();
    }

    @Override
    public void counterpartRefuses() {
      smev.behave(
          "{\"faults\":[{\"operation\":\"SendRequest\",\"fault\":\"AccessDenied\",\"times\":99}]}");
    }

    @Override
    public int effects() {
      return smev.effects();
    }

    @Override
    public List<String> confidential() {
      return List.of("Глубокая яма", "Пробный", "proba@example.org", "Примерная", "Яма засыпана");
    }

    @Override
    public void close() {
      smev.close();
    }
  }
}
