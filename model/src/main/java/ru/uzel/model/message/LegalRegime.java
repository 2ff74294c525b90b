package ru.uzel.model.message;

/** Under which rules a message is considered; ПОС column «ФЗ». */
public enum LegalRegime {
  ORDINARY,
  FZ59
}
