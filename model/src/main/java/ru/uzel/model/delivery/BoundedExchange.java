package ru.uzel.model.delivery;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ru.uzel.model.failure.RetryableFailure;

/**
 * Bounds an HTTP exchange as a whole, the answer's last byte included: the JDK's own timeout ends
 * with the headers.
 */
public final class BoundedExchange {

  private BoundedExchange() {}

  /**
   * The answer.
   *
   * @param endpoint as a failure names it
   * @throws RetryableFailure as {@link RetryableFailure#ofConnection} tells what broke it; its
   *     cause is a {@link TimeoutException} when it took longer
   */
  public static <T> HttpResponse<T> await(
      String endpoint, CompletableFuture<HttpResponse<T>> exchange, Duration patience) {
    try {
      return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException broken) {
      throw RetryableFailure.ofConnection(
          endpoint, Objects.requireNonNullElse(broken.getCause(), broken));
    } catch (TimeoutException late) {
      exchange.cancel(true);
      throw RetryableFailure.ofConnection(endpoint, late);
    } catch (InterruptedException stopped) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw RetryableFailure.ofConnection(endpoint, new IOException("the hub is stopping"));
    }
  }
}
