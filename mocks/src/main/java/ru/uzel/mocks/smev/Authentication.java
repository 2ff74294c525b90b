package ru.uzel.mocks.smev;

import org.w3c.dom.Element;

/** Has ЭП-ОВ of every call checked, and counts the outcomes. */
final class Authentication {

  private final CallerCheck caller;
  private final CallerCheck person;
  private final SmevBook book;

  Authentication(CallerCheck caller, CallerCheck person, SmevBook book) {
    this.caller = caller;
    this.person = person;
    this.book = book;
  }

  /**
   * @param signed the part of the call that must be signed
   */
  void require(Call call, Element signed) {
    try {
      Element container =
          Dom.child(call.root(), call.ns().types(), "CallerInformationSystemSignature")
              .orElseThrow(
                  () -> SmevFault.signature("NoSignatureFound", "ЭП-ОВ не найдена в документе"));
      caller.check(container, signed);
      requirePersonal(call.ns(), signed);
      book.signature(true);
    } catch (SmevFault fault) {
      book.signature(false);
      throw fault;
    }
  }

  /** ЭП-СП, if there is one, signs the element right under MessagePrimaryContent. */
  private void requirePersonal(SmevNamespaces ns, Element data) {
    Element signature = Dom.child(data, ns.types(), "PersonalSignature").orElse(null);
    Element primary = Dom.child(data, ns.basic(), "MessagePrimaryContent").orElse(null);
    if (signature != null && primary != null) {
      person.check(signature, Part.content(primary));
    }
  }
}
