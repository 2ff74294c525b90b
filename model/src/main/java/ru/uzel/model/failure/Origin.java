package ru.uzel.model.failure;

/** On whose side the cause lies. */
public enum Origin {
  CLIENT,
  HUB,
  PARTNER
}
