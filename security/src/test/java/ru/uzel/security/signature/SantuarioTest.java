package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.xml.security.Init;
import org.apache.xml.security.algorithms.JCEMapper;
import org.apache.xml.security.algorithms.SignatureAlgorithm;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.signature.XMLSignatureByteInput;
import org.apache.xml.security.signature.XMLSignatureInput;
import org.apache.xml.security.transforms.Transform;
import org.apache.xml.security.transforms.TransformSpi;
import org.apache.xml.security.transforms.TransformationException;
import org.apache.xml.security.transforms.Transforms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.SigningKey;

/** Santuario, with the reference transform plugged in, and the code under test judge each other. */
class SantuarioTest {

  private static final XmlAlgorithm GOST = XmlAlgorithm.GOST_2012_256;

  @TempDir Path lists;

  @BeforeAll
  static void teachesSantuarioGost() throws Exception {
    Init.init();
    Security.addProvider(Issued.PROVIDER);
    JCEMapper.register(
        GOST.digest().uri(), new JCEMapper.Algorithm("", "GOST3411-2012-256", "MessageDigest"));
    JCEMapper.register(GOST.uri(), new JCEMapper.Algorithm("", "ECGOST3410-2012-256", "Signature"));
    SignatureAlgorithm.register(GOST.uri(), SantuarioGost.class);
    Transform.register(SmevTransform.URI, ReferenceTransform.class);
  }

  @AfterAll
  static void leavesNoProviderBehind() {
    Security.removeProvider(Issued.PROVIDER.getName());
  }

  @Test
  void acceptsWhatWeSign() throws Exception {
    Exchange exchange = Exchange.trusted(lists);
    Document document = exchange.parse(exchange.message("Решено &amp; > ]]&gt; <!-- -->"));

    for (String container : List.of("SMEVSignature", "SenderInformationSystemSignature")) {
      Element signature = (Element) only(document, container).getFirstChild();
      Element target =
          only(document, container.startsWith("SMEV") ? "Response" : "SenderProvidedResponseData");
      target.setIdAttribute("Id", true);

      XMLSignature read = new XMLSignature(signature, "", true);

      assertThat(read.checkSignatureValue(read.getKeyInfo().getX509Certificate())).isTrue();
    }
  }

  @Test
  void signsWhatWeAccept() throws Exception {
    Exchange exchange = Exchange.trusted(lists);
    SigningKey key = exchange.keys.get("body");
    Document document =
        exchange.parse(SignedByHand.sender(Exchange.data("Решено"), "<place xmlns=\"urn:x\"/>"));
    only(document, "SenderProvidedResponseData").setIdAttribute("Id", true);
    XMLSignature signature =
        new XMLSignature(document, "", GOST.uri(), Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
    Node place = only(document, "place");
    place.getParentNode().replaceChild(signature.getElement(), place);
    Transforms transforms = new Transforms(document);
    transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
    transforms.addTransform(SmevTransform.URI);
    signature.addDocument("#DATA", transforms, GOST.digest().uri());
    signature.addKeyInfo(key.certificate());
    signature.sign(key.key());

    ByteArrayOutputStream message = new ByteArrayOutputStream();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(message));

    assertThat(exchange.codes(message.toString(StandardCharsets.UTF_8), Exchange.SENDER)).isEmpty();
  }

  private static Element only(Document document, String name) {
    assertThat(document.getElementsByTagNameNS("*", name).getLength()).isEqualTo(1);
    return (Element) document.getElementsByTagNameNS("*", name).item(0);
  }

  /** Registered by class, so it must be public. */
  public static final class ReferenceTransform extends TransformSpi {

    @Override
    protected String engineGetURI() {
      return SmevTransform.URI;
    }

    @Override
    protected XMLSignatureInput enginePerformTransform(
        XMLSignatureInput input,
        OutputStream output,
        Element transform,
        String baseUri,
        boolean secureValidation)
        throws TransformationException {
      try {
        byte[] result =
            TransformReference.theirs(input.getBytes()).getBytes(StandardCharsets.UTF_8);
        if (output == null) {
          return new XMLSignatureByteInput(result);
        }
        output.write(result);
        XMLSignatureByteInput written = new XMLSignatureByteInput(result);
        written.setOutputStream(output);
        return written;
      } catch (IOException failure) {
        throw new TransformationException(failure);
      } catch (Exception failure) {
        throw new TransformationException(failure);
      }
    }
  }
}
