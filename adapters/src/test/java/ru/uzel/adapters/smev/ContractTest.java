package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.wsdl.Binding;
import javax.wsdl.BindingOperation;
import javax.wsdl.Definition;
import javax.wsdl.Message;
import javax.wsdl.Operation;
import javax.wsdl.Part;
import javax.wsdl.WSDLException;
import javax.wsdl.extensions.soap.SOAPOperation;
import javax.wsdl.factory.WSDLFactory;
import javax.wsdl.xml.WSDLReader;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Our own text of the published contracts: whole, consistent, and as the facts have it. */
class ContractTest {

  private static final String STEM = "urn://x-artefacts-smev-gov-ru/services/message-exchange/";
  private static final Set<String> OPERATIONS =
      Set.of("SendRequest", "SendResponse", "GetRequest", "GetResponse", "GetStatus", "Ack");

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void describesTheOperationsOfTheVersion(String version) throws Exception {
    Binding binding = binding(version);

    Set<String> expected = new TreeSet<>(OPERATIONS);
    if (version.equals("1.1")) {
      expected.add("GetIncomingQueueStatistics");
    }
    assertThat(binding.getQName())
        .isEqualTo(new QName(STEM + version, "SMEVMessageExchangeSoap11Binding"));
    assertThat(binding.getPortType().getQName().getLocalPart())
        .isEqualTo("SMEVMessageExchangePortType");
    assertThat(operations(binding))
        .extracting(BindingOperation::getName)
        .hasSameElementsAs(expected);
    for (BindingOperation operation : operations(binding)) {
      SOAPOperation soap = (SOAPOperation) operation.getExtensibilityElements().get(0);
      assertThat(soap.getSoapActionURI()).isEqualTo("urn:" + operation.getName());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void hasASchemaForEveryMessageAndFault(String version) throws Exception {
    for (BindingOperation bound : operations(binding(version))) {
      Operation operation = bound.getOperation();
      assertThat(element(operation.getInput().getMessage()))
          .isEqualTo(new QName(STEM + "types/" + version, operation.getName() + "Request"));
      assertThat(element(operation.getOutput().getMessage()))
          .isEqualTo(new QName(STEM + "types/" + version, operation.getName() + "Response"));
      assertThat(names(bound.getBindingFaults())).isEqualTo(names(operation.getFaults()));
      for (Object fault : operation.getFaults().values()) {
        QName name = element(((javax.wsdl.Fault) fault).getMessage());
        assertThat(name.getNamespaceURI()).isEqualTo(STEM + "types/faults/" + version);
        // An element that no schema declares is told apart from one whose content is missing.
        isDeclared(version, name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.1,16,14,5,5,5,5",
    "1.2,16,14,5,5,5,5",
    "1.3,17,14,5,5,5,5",
  })
  void namesTheFaultsOfEveryOperation(
      String version, int request, int response, int get, int status, int fetch, int ack)
      throws Exception {
    Map<String, Integer> counts =
        Map.of(
            "SendRequest", request,
            "SendResponse", response,
            "GetRequest", get,
            "GetStatus", status,
            "GetResponse", fetch,
            "Ack", ack);
    for (BindingOperation operation : operations(binding(version))) {
      assertThat(names(operation.getBindingFaults()))
          .as(operation.getName())
          .hasSize(counts.getOrDefault(operation.getName(), 4));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.1,responseIsDelivered,true", "1.1,messageIsDelivered,false",
    "1.1,responseIsRejectedBySmev,false", "1.2,responseIsRejectedBySmev,true",
    "1.2,responseIsQueued,false", "1.3,responseIsQueued,true",
    "1.3,responseIsDelivered,false", "1.3,messageIsArchived,true",
  })
  void knowsTheStatusesOfTheVersion(String version, String status, boolean known) {
    Element element =
        parsed(
            "<t:AsyncProcessingStatus xmlns:t='%stypes/%s'><t:OriginalMessageId>%s</t:OriginalMessageId>"
                    .formatted(STEM, version, Samples.REFERENCE)
                + "<t:StatusCategory>"
                + status
                + "</t:StatusCategory></t:AsyncProcessingStatus>");

    assertThat(valid(version, element)).isEqualTo(known);
  }

  @Test
  void refusesWhatIsOutOfOrder() {
    assertThatThrownBy(
            () ->
                Contract.of("1.3")
                    .acceptsElement(
                        parsed(
                            "<b:MessageTypeSelector xmlns:b='%stypes/basic/1.3'><b:NodeID>1</b:NodeID><b:Timestamp>2026-03-02T10:15:30Z</b:Timestamp></b:MessageTypeSelector>"
                                .formatted(STEM))))
        .hasMessageContaining("NodeID");
  }

  private static void isDeclared(String version, QName name) {
    Element element =
        parsed("<f:%s xmlns:f='%s'/>".formatted(name.getLocalPart(), name.getNamespaceURI()));
    try {
      Contract.of(version).acceptsElement(element);
    } catch (Exception e) {
      assertThat(e.getMessage()).as(name.toString()).startsWith("cvc-complex-type.2.4");
    }
  }

  private static boolean valid(String version, Element element) {
    try {
      Contract.of(version).acceptsElement(element);
      return true;
    } catch (Exception e) {
      return false;
    }
  }

  private static Element parsed(String xml) {
    return new PlainXml().parse(xml.getBytes(UTF_8)).getDocumentElement();
  }

  private static QName element(Message message) {
    return ((Part) message.getParts().get("parameters")).getElementName();
  }

  private static Binding binding(String version) throws WSDLException {
    WSDLReader reader = WSDLFactory.newInstance().newWSDLReader();
    reader.setFeature("javax.wsdl.verbose", false);
    Definition definition = reader.readWSDL(Contract.file(version, "service").toString());
    return (Binding) definition.getBindings().values().iterator().next();
  }

  private static Set<String> names(Map<?, ?> faults) {
    return faults.keySet().stream().map(Object::toString).collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked")
  private static List<BindingOperation> operations(Binding binding) {
    return binding.getBindingOperations();
  }
}
