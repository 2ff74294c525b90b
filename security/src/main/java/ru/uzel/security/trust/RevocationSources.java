package ru.uzel.security.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.jspecify.annotations.Nullable;

/** Where a certificate says its revocation can be asked for (RFC 5280 §4.2.1.13 and §4.2.2.1). */
record RevocationSources(List<String> ocsp, List<String> crls) {

  static final RevocationSources NONE = new RevocationSources(List.of(), List.of());

  private static final int MOST = 3;

  static RevocationSources of(X509Certificate certificate) {
    List<String> ocsp = new ArrayList<>();
    List<String> crls = new ArrayList<>();
    try {
      byte[] access = extension(certificate, Extension.authorityInfoAccess.getId());
      if (access != null) {
        for (AccessDescription one :
            AuthorityInformationAccess.getInstance(access).getAccessDescriptions()) {
          if (AccessDescription.id_ad_ocsp.equals(one.getAccessMethod())) {
            add(one.getAccessLocation(), ocsp);
          }
        }
      }
      byte[] points = extension(certificate, Extension.cRLDistributionPoints.getId());
      if (points != null) {
        for (DistributionPoint one : CRLDistPoint.getInstance(points).getDistributionPoints()) {
          names(one.getDistributionPoint(), crls);
        }
      }
    } catch (RuntimeException unreadable) {
      // Extensions that make no sense name no source; Bouncy Castle says so unchecked.
      return new RevocationSources(ocsp, crls);
    }
    return new RevocationSources(ocsp, crls);
  }

  static void names(@Nullable DistributionPointName name, List<String> urls) {
    if (name != null && name.getType() == DistributionPointName.FULL_NAME) {
      for (GeneralName one : GeneralNames.getInstance(name.getName()).getNames()) {
        add(one, urls);
      }
    }
  }

  /** Others, as ldap:, are left alone. */
  private static void add(GeneralName name, List<String> urls) {
    if (name.getTagNo() == GeneralName.uniformResourceIdentifier && urls.size() < MOST) {
      String url = name.getName().toString();
      if (url.startsWith("http://") || url.startsWith("https://")) {
        urls.add(url);
      }
    }
  }

  private static byte @Nullable [] extension(X509Certificate certificate, String identifier) {
    byte[] wrapped = certificate.getExtensionValue(identifier);
    return wrapped == null ? null : ASN1OctetString.getInstance(wrapped).getOctets();
  }
}
