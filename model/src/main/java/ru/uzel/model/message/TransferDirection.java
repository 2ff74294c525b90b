package ru.uzel.model.message;

/** Which way a case goes on. */
public enum TransferDirection {
  DOWN(CanonicalStatus.TRANSFERRED_DOWN),
  UP(CanonicalStatus.TRANSFERRED_UP),
  PEER(CanonicalStatus.TRANSFERRED_PEER),
  /** To a federal body that is connected neither to ПОС nor to this hub. */
  EXTERNAL_FOIV_EMAIL(CanonicalStatus.TRANSFERRED_OUT);

  private final CanonicalStatus status;

  TransferDirection(CanonicalStatus status) {
    this.status = status;
  }

  /** The status of a case that goes that way. */
  public CanonicalStatus status() {
    return status;
  }
}
