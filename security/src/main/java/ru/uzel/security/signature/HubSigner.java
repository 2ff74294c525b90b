package ru.uzel.security.signature;

import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.MessageSigner;

/** The hub's signatures: XMLDSig in messages, CMS beside files. */
public record HubSigner(XmlMessageSigner xml, CmsSigner cms) implements MessageSigner {

  @Override
  public String signXml(byte[] element, String id, String key) {
    return xml.signXml(element, id, key);
  }

  @Override
  public byte[] signDetached(DetachedContent content, String key) {
    return cms.signDetached(content, key);
  }
}
