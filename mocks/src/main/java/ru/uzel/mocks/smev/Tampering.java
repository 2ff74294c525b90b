package ru.uzel.mocks.smev;

/** Content altered after every signature was made, as somebody between could do. */
final class Tampering {

  private Tampering() {}

  static String otherWord(String message, String spoken) {
    String word = Xml.escape(spoken);
    int at = message.indexOf(word);
    String other = word.equals("Не поддержано") ? "Решено" : "Не поддержано";
    return message.substring(0, at) + other + message.substring(at + word.length());
  }
}
