package ru.uzel.security.trust;

import java.util.Optional;

/** The hub's keys by alias; a certified provider or a hardware module stands behind it likewise. */
public interface SigningKeys {

  Optional<SigningKey> find(String alias);
}
