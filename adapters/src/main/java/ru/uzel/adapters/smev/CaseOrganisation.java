package ru.uzel.adapters.smev;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.OrgRef;

/** The type Organisation of {@code case-exchange-1.0.xsd}. */
final class CaseOrganisation {

  private static final List<String> FIELDS = List.of("Name", "Ogrn");
  private static final int LONGEST_NAME = 1000;

  private CaseOrganisation() {}

  static OrgRef read(CaseElement organisation) {
    organisation.order(FIELDS, Set.of());
    String name = organisation.required("Name");
    if (name.length() > LONGEST_NAME) {
      throw CaseElement.invalid(
          organisation.place("Name"), "has more than " + LONGEST_NAME + " characters");
    }
    String ogrn = organisation.optional("Ogrn");
    if (ogrn != null && !OrgRef.isOgrn(ogrn)) {
      throw CaseElement.invalid(organisation.place("Ogrn"), "has not thirteen digits");
    }
    return new OrgRef(name, ogrn);
  }

  static XmlText write(XmlText xml, String name, @Nullable OrgRef organisation) {
    return organisation == null
        ? xml
        : xml.open(name, "")
            .element("Name", organisation.name())
            .optional("Ogrn", organisation.ogrn())
            .close(name);
  }
}
