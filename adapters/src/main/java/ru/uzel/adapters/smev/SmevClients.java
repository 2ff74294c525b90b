package ru.uzel.adapters.smev;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/** A client per party, made anew when the party's settings change. */
final class SmevClients implements AutoCloseable {

  private final Bus bus = new ExtensionManagerBus();
  private final Map<PartyName, Peer> peers = new ConcurrentHashMap<>();

  Peer of(Party party) {
    Peer known = peers.get(party.name());
    if (known != null && known.party.equals(party)) {
      return known;
    }
    return peers.compute(
        party.name(), (name, old) -> old != null && old.party.equals(party) ? old : open(party));
  }

  private Peer open(Party party) {
    SmevProperties properties = SmevProperties.of(party);
    return new Peer(party, properties, new SmevClient(properties, bus));
  }

  @Override
  public void close() {
    peers.values().forEach(peer -> peer.client.close());
    bus.shutdown(true);
  }

  record Peer(Party party, SmevProperties properties, SmevClient client) {}
}
