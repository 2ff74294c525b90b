package ru.uzel.mocks.smev;

/** Who a message comes from, as MessageMetadata names it. */
record Sender(String mnemonic, String name) {

  static final Sender SMEV = new Sender("SMEV", "СМЭВ");
  static final Sender BODY = new Sender("BODY", "Исполнительный орган");
}
