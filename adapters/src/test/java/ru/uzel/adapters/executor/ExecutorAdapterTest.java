package ru.uzel.adapters.executor;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.adapters.AdapterContract;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.party.Party;

final class ExecutorAdapterTest implements AdapterContract {

  @TempDir private Path directory;

  @Override
  public Subject subject() throws Exception {
    return new BodySubject(
        new MockedBody(
            Files.createTempDirectory(directory, "mock"), URI.create("http://127.0.0.1:1")));
  }

  private record BodySubject(MockedBody body) implements Subject {

    private static final String KEY = "endpoint-invented-key";

    BodySubject {
      body.configure("{\"endpointKey\":\"" + KEY + "\"}");
      body.behave("{\"answers\":[]}");
      body.hub.settings.put("endpointKey", "file:district.endpoint-key");
      body.hub.secrets.put("file:district.endpoint-key", KEY + "\n");
    }

    @Override
    public WireMapping mapping() {
      return body.mapper;
    }

    @Override
    public RoutesBuilder routes() {
      return body.routes();
    }

    @Override
    public Party party() {
      return body.hub.party();
    }

    @Override
    public AcceptedMessage accepted() {
      return Samples.accepted(Samples.golden("answer.update.json"));
    }

    @Override
    public OutboundMessage outbound() {
      return Samples.outbound(Samples.message());
    }

    @Override
    public void counterpartVanishes() {
      body.vanish();
    }

    @Override
    public void counterpartRefuses() {
      body.behave("{\"refuseNext\":99}");
    }

    @Override
    public int effects() {
      return body.effects();
    }

    @Override
    public List<String> confidential() {
      return List.of(
          "В детском саду", "Примерова", "anna@example.org", "Окна в саду", "Исполнителева", KEY);
    }

    @Override
    public void close() {
      body.close();
    }
  }
}
