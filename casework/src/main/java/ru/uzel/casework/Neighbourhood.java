package ru.uzel.casework;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.Location;
import ru.uzel.model.region.Joining;

/**
 * Where and when a message tells of which problem, in the terms by which the cases about it are
 * found.
 *
 * @param address folded; the place where there are no coordinates
 */
record Neighbourhood(
    String problem,
    Instant registeredAt,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable String address) {

  /** Of the WGS 84 ellipsoid, as GeoJSON readers use it (RFC 7946 has no distance of its own). */
  private static final double EARTH_RADIUS = 6_371_008.8;

  /** Null where the message says too little to be told from others, or must stand alone. */
  static @Nullable Neighbourhood of(CitizenMessage message) {
    Subject subject = message.subject();
    Location location = message.location();
    // An appeal gets an answer of its own (59-ФЗ, article 10), which is nobody else's business; and
    // a complaint of a body must not end in a case that this body has.
    if (message.legalRegime() == LegalRegime.FZ59
        || message.complainedOf() != null
        || subject == null
        || subject.problem() == null
        || location == null) {
      return null;
    }
    BigDecimal latitude = location.latitude();
    BigDecimal longitude = location.longitude();
    String address = folded(location.address());
    if (latitude != null && longitude != null) {
      return new Neighbourhood(
          subject.problem(),
          message.registeredAt(),
          latitude.doubleValue(),
          longitude.doubleValue(),
          address);
    }
    return address == null
        ? null
        : new Neighbourhood(subject.problem(), message.registeredAt(), null, null, address);
  }

  boolean isNear(Neighbourhood other, Joining rule) {
    if (Duration.between(registeredAt, other.registeredAt).abs().compareTo(rule.window()) > 0) {
      return false;
    }
    if (latitude != null && other.latitude != null) {
      return distance(other) <= rule.radiusMetres();
    }
    return address != null && address.equals(other.address);
  }

  /** Metres along the great circle (haversine); without coordinates on both sides none. */
  double distance(Neighbourhood other) {
    if (latitude == null
        || longitude == null
        || other.latitude == null
        || other.longitude == null) {
      return 0;
    }
    double phi = Math.toRadians(latitude);
    double otherPhi = Math.toRadians(other.latitude);
    double half =
        square(Math.sin((otherPhi - phi) / 2))
            + Math.cos(phi)
                * Math.cos(otherPhi)
                * square(Math.sin(Math.toRadians(other.longitude - longitude) / 2));
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  private static double square(double x) {
    return x * x;
  }

  private static @Nullable String folded(@Nullable String address) {
    if (address == null) {
      return null;
    }
    String folded =
        address
            .toLowerCase(Locale.ROOT)
            .replace('ё', 'е')
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    return folded.isEmpty() ? null : folded;
  }
}
