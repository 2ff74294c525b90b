package ru.uzel.mocks.smev;

/** InteractionStatusType: 1.1 has fewer words than the later versions. */
enum InteractionStatus {
  REQUEST_IS_QUEUED("requestIsQueued", "requestIsQueued"),
  REQUEST_IS_REJECTED("requestIsRejectedBySmev", "requestIsRejectedBySmev"),
  UNDER_PROCESSING("underProcessing", "underProcessing"),
  RESPONSE_IS_QUEUED("responseIsQueued", "responseIsAcceptedBySmev"),
  RESPONSE_IS_ACCEPTED("responseIsAcceptedBySmev", "responseIsAcceptedBySmev"),
  // 1.1 has no word for a rejected response; the nearest is that of a rejected request.
  RESPONSE_IS_REJECTED("responseIsRejectedBySmev", "requestIsRejectedBySmev"),
  MESSAGE_IS_DELIVERED("messageIsDelivered", "responseIsDelivered");

  private final String word;
  private final String first;

  InteractionStatus(String word, String first) {
    this.word = word;
    this.first = first;
  }

  String in(SmevNamespaces ns) {
    return ns.isFirst() ? first : word;
  }
}
