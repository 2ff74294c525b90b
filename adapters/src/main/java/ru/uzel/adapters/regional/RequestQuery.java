package ru.uzel.adapters.regional;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.ChannelQuery;

/** The arguments of GET Service Requests, without those by id, as a query over the channel. */
final class RequestQuery {

  /** GeoReport v2: «a span of 90 days or first 1000 requests returned, whichever is smallest». */
  static final Duration SPAN = Duration.ofDays(90);

  static final int MOST = 1000;

  /** What servers with the paging extension give a page where its size is not said. */
  private static final int PAGE_SIZE = 50;

  private static final int LAST_PAGE = 1_000_000;

  private RequestQuery() {}

  /**
   * @throws ProblemException naming the argument that cannot be read
   */
  static ChannelQuery of(QueryString query, Instant now) {
    Instant start = date(query, "start_date");
    Instant end = date(query, "end_date");
    if (start != null && end != null) {
      if (start.isAfter(end)) {
        throw new ProblemException(Problem.invalid("end_date", "lies before start_date"));
      }
      if (Duration.between(start, end).compareTo(SPAN) > 0) {
        throw new ProblemException(
            Problem.invalid("start_date", "and end_date may not span more than 90 days"));
      }
    } else if (start == null) {
      end = end == null ? now : end;
      start = end.minus(SPAN);
    } else {
      end = start.plus(SPAN);
    }
    boolean paged = query.first("page") != null;
    int size = Math.min(MOST, number(query, "page_size", paged ? PAGE_SIZE : MOST, LAST_PAGE));
    int page = number(query, "page", 1, LAST_PAGE);
    return new ChannelQuery(
        query.all("service_code"), start, end, open(query), size, (page - 1) * size);
  }

  private static @Nullable Boolean open(QueryString query) {
    Set<String> wanted = Set.copyOf(query.all("status"));
    if (!Set.of("open", "closed").containsAll(wanted)) {
      throw new ProblemException(Problem.invalid("status", "is to be open or closed"));
    }
    return wanted.size() == 1 ? wanted.contains("open") : null;
  }

  private static @Nullable Instant date(QueryString query, String parameter) {
    String value = query.first(parameter);
    if (value == null) {
      return null;
    }
    try {
      // Clients forget to encode the plus of a zone, and a form turns it into a blank.
      return OffsetDateTime.parse(value.strip().replace(' ', '+')).toInstant();
    } catch (DateTimeException noDate) {
      throw new ProblemException(
          Problem.invalid(parameter, "is no date with time and zone like 2010-01-01T00:00:00Z"));
    }
  }

  private static int number(QueryString query, String parameter, int otherwise, int most) {
    String value = query.first(parameter);
    if (value == null) {
      return otherwise;
    }
    int number = value.matches("\\d{1,7}") ? Integer.parseInt(value) : 0;
    if (number < 1 || number > most) {
      throw new ProblemException(Problem.invalid(parameter, "is to be a number from 1 to " + most));
    }
    return number;
  }

  static List<String> ids(QueryString query) {
    return query.all("service_request_id");
  }
}
