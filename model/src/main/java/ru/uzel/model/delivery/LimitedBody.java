package ru.uzel.model.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * An answer's body in memory, up to a limit: a partner must not fill it. Above the limit reading
 * ends in a {@link TooLongException}.
 */
public final class LimitedBody implements BodySubscriber<byte[]> {

  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Flow.Subscription source = new Nothing();

  /**
   * As yet empty.
   *
   * @param limit the most bytes
   */
  public LimitedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    source.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] next = new byte[buffer.remaining()];
      buffer.get(next);
      bytes.writeBytes(next);
    }
    if (bytes.size() > limit) {
      source.cancel();
      body.completeExceptionally(new TooLongException(limit));
    }
  }

  @Override
  public void onError(Throwable broken) {
    body.completeExceptionally(broken);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }

  /** Ends the reading of an answer that is above the limit. */
  public static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException(int limit) {
      super("the answer is longer than " + limit + " bytes");
    }
  }

  /** Before the first subscription. */
  private static final class Nothing implements Flow.Subscription {
    @Override
    public void request(long more) {}

    @Override
    public void cancel() {}
  }
}
