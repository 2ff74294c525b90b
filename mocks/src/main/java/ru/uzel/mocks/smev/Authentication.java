package ru.uzel.mocks.smev;

import org.w3c.dom.Element;

/** Has ЭП-ОВ of every call checked, and counts the outcomes. */
final class Authentication {

  private final CallerCheck caller;
  private final SmevBook book;

  Authentication(CallerCheck caller, SmevBook book) {
    this.caller = caller;
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
      book.signature(true);
    } catch (SmevFault fault) {
      book.signature(false);
      throw fault;
    }
  }
}
