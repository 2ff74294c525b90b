package ru.uzel.mocks.smev;

/** InteractionStatusType: each version has more words than the one before. */
enum InteractionStatus {
  REQUEST_IS_QUEUED("requestIsQueued", "requestIsQueued", "requestIsQueued"),
  REQUEST_IS_REJECTED(
      "requestIsRejectedBySmev", "requestIsRejectedBySmev", "requestIsRejectedBySmev"),
  UNDER_PROCESSING("underProcessing", "underProcessing", "underProcessing"),
  RESPONSE_IS_QUEUED("responseIsAcceptedBySmev", "responseIsAcceptedBySmev", "responseIsQueued"),
  RESPONSE_IS_ACCEPTED(
      "responseIsAcceptedBySmev", "responseIsAcceptedBySmev", "responseIsAcceptedBySmev"),
  // 1.1 has no word for a rejected response; the nearest is that of a rejected request.
  RESPONSE_IS_REJECTED(
      "requestIsRejectedBySmev", "responseIsRejectedBySmev", "responseIsRejectedBySmev");

  private final String first;
  private final String second;
  private final String third;

  InteractionStatus(String first, String second, String third) {
    this.first = first;
    this.second = second;
    this.third = third;
  }

  String in(SmevNamespaces ns) {
    return ns.isFirst() ? first : ns.isLatest() ? third : second;
  }
}
