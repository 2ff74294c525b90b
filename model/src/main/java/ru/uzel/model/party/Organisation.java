package ru.uzel.model.party;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.OrgRef;

/**
 * Which organisation a party is, in the words by which others name it: whoever is one can be handed
 * cases.
 *
 * @param ogrn its ОГРН; null where nobody wrote it down
 * @param names what it is called, the title of its party first
 */
public record Organisation(@Nullable String ogrn, List<String> names) {

  public Organisation {
    names = List.copyOf(names);
  }

  /** The ОГРН tells where both have one; else the name does, however it is spelt. */
  public boolean is(OrgRef named) {
    if (ogrn != null && named.ogrn() != null) {
      return ogrn.equals(named.ogrn());
    }
    String asked = spelling(named.name());
    return names.stream().anyMatch(name -> spelling(name).equals(asked));
  }

  /** A name without what writers differ in: capitals, ё, quotation marks, spaces. */
  public static String spelling(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replace('ё', 'е')
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
