package ru.uzel.bench.story;

/** What an XML 1.0 document can carry (production Char), and JSON made so that it can. */
final class CarriedByXml {

  private CarriedByXml() {}

  static boolean whole(String text) {
    return text.codePoints().allMatch(CarriedByXml::isChar);
  }

  /** The same JSON with every other character escaped; in JSON such stand within strings only. */
  static String json(String json) {
    if (whole(json)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 64);
    json.codePoints()
        .forEach(
            point -> {
              if (isChar(point)) {
                escaped.appendCodePoint(point);
              } else {
                escaped.append(String.format("\\u%04x", point));
              }
            });
    return escaped.toString();
  }

  private static boolean isChar(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
