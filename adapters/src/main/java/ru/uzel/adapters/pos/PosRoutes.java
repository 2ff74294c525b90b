package ru.uzel.adapters.pos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileConfiguration;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** Watches each ПОС party's folder, and serves the sending endpoint for all of them. */
final class PosRoutes extends RouteBuilder {

  private final PartyDirectory parties;
  private final Path data;
  private final Intake intake;
  private final Clock clock;

  PosRoutes(PartyDirectory parties, Path data, Intake intake, Clock clock) {
    this.parties = parties;
    this.data = data;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    for (Party party : parties.using(PosMapper.ADAPTER)) {
      watch(party);
    }
    from(Endpoints.send(PosMapper.ADAPTER)).routeId("pos.send").process(this::send);
  }

  private void watch(Party party) {
    PosProperties properties = PosProperties.of(party);
    PosFolder folder = properties.folder(data);
    try {
      folder.prepare();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder of party " + party.name() + " cannot be made: " + folder.root(), e);
    }
    PosIntake taker =
        new PosIntake(
            party.name(), properties, folder, intake, clock, () -> getContext().isStopping());
    from(endpoint(folder.in().toAbsolutePath(), properties))
        .routeId("pos." + party.name() + ".intake")
        .process(
            exchange -> taker.take(exchange.getMessage().getMandatoryBody(File.class).toPath()));
  }

  private void send(Exchange exchange) throws InvalidPayloadException {
    Message message = exchange.getMessage();
    Party party = message.getHeader(Endpoints.PARTY, Party.class);
    if (party == null) {
      party = exchange.getProperty(Endpoints.PARTY, Party.class);
    }
    Objects.requireNonNull(party, "a delivery needs its party");
    message.setBody(
        PosOutbox.deliver(
            PosProperties.of(party).folder(data), message.getMandatoryBody(PreparedMessage.class)));
  }

  /** Made without a URI: a path may hold any character, a URI's meaning would change with some. */
  private Endpoint endpoint(Path in, PosProperties properties) {
    FileComponent files = getContext().getComponent("file", FileComponent.class);
    FileEndpoint endpoint = new FileEndpoint("file:" + in, files);
    GenericFileConfiguration configuration = new GenericFileConfiguration();
    configuration.setDirectory(in.toString());
    endpoint.setCamelContext(getContext());
    endpoint.setConfiguration(configuration);
    endpoint.setFile(in.toFile());
    // the taker moves the files itself
    endpoint.setNoop(true);
    endpoint.setIdempotent(false);
    endpoint.setIncludeExt("xlsx,csv");
    // «~$export.xlsx» is what Excel leaves beside an open workbook; dot files Camel skips by itself
    endpoint.setExclude("~.*");
    endpoint.setSorter(Comparator.comparingLong(GenericFile<File>::getLastModified));
    endpoint.setFilter(new PosSettled(properties.settle(), clock));
    endpoint.setDelay(properties.poll().toMillis());
    endpoint.setInitialDelay(properties.poll().toMillis());
    return endpoint;
  }
}
