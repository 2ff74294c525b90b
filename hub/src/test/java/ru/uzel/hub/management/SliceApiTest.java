package ru.uzel.hub.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.region.Region;
import ru.uzel.model.slice.CaseProperty;
import ru.uzel.model.slice.MessageField;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceDimension;
import ru.uzel.model.slice.SliceMeasure;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;
import ru.uzel.model.slice.StatisticalSlices;

class SliceApiTest {

  private static final Slice SECTORS =
      new Slice(
          "sectors",
          "Блоки; \"все\"",
          List.of(
              new SliceDimension(
                  "sector", "Отраслевой блок", new MessageField(List.of("subject", "sector"))),
              new SliceDimension("status", "Статус", CaseProperty.STATUS)),
          List.of(SliceMeasure.CASES, SliceMeasure.IN_TIME_SHARE));

  @TempDir private Path secrets;
  private final OneTable slices = new OneTable();
  private MockMvcTester api;
  private String token;

  @BeforeEach
  void start() throws Exception {
    ManagementToken managementToken = ManagementToken.in(secrets);
    token = Files.readString(secrets.resolve("management.token")).strip();
    api =
        MockMvcTester.create(
            MockMvcBuilders.standaloneSetup(
                    new SliceController(
                        slices,
                        new HubConfiguration(
                            "c0ffee",
                            List.of(),
                            List.of(),
                            List.of(),
                            new Region("r", "R", null, ZoneId.of("Asia/Kamchatka")),
                            Map.of(),
                            List.of(SECTORS)),
                        // In Kamchatka it is December already.
                        Clock.fixed(Instant.parse("2026-11-30T13:00:00Z"), ZoneOffset.UTC)))
                .setControllerAdvice(new ManagementProblems())
                .addInterceptors(new BearerGate(managementToken))
                .build());
  }

  @Test
  void listsTheSlices() {
    assertThat(get("", "application/json"))
        .hasStatusOk()
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"revision":"c0ffee","slices":[{"name":"sectors","title":"Блоки; \\"все\\"",
              "dimensions":[
                {"name":"sector","title":"Отраслевой блок","value":"message.subject.sector"},
                {"name":"status","title":"Статус","value":"case.status"}],
              "measures":["cases","inTimeShare"]}]}
            """);
  }

  @Test
  void tellsASliceOfAPeriod() {
    assertThat(get("/sectors?from=2026-11-01&to=2026-12-01", "*/*"))
        .hasStatusOk()
        .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
        .bodyJson()
        .isStrictlyEqualTo(
            """
            {"slice":{"name":"sectors","title":"Блоки; \\"все\\"",
              "dimensions":[
                {"name":"sector","title":"Отраслевой блок","value":"message.subject.sector"},
                {"name":"status","title":"Статус","value":"case.status"}],
              "measures":["cases","inTimeShare"]},
             "revision":"c0ffee",
             "period":{"from":"2026-11-01","to":"2026-12-01","timeZone":"Asia/Kamchatka"},
             "rows":[
               {"dimensions":{"sector":"=cmd","status":"a;b"},
                "measures":{"cases":2,"inTimeShare":0.75}},
               {"dimensions":{"sector":null,"status":"RESOLVED"},
                "measures":{"cases":1,"inTimeShare":null}}],
             "total":{"cases":3,"inTimeShare":0.5}}
            """);

    assertThat(slices.asked)
        .isEqualTo(new SlicePeriod(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)));
  }

  @Test
  void givesAFileForSpreadsheetsInWhichNothingIsAFormula() {
    assertThat(get("/sectors?from=2026-11-01&to=2026-12-01", "text/csv"))
        .hasStatusOk()
        .hasContentTypeCompatibleWith("text/csv")
        .hasHeader(
            "Content-Disposition", "attachment; filename=\"sectors-2026-11-01-2026-12-01.csv\"")
        .body()
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            String.join(
                "\r\n",
                "\ufeffОтраслевой блок;Статус;cases;inTimeShare",
                "'=cmd;\"a;b\";2;0,75",
                "не указано;RESOLVED;1;",
                "Всего;;3;0,5",
                ""));
  }

  @Test
  void takesTheRegionsMonthWhereNoPeriodIsNamed() {
    assertThat(get("/sectors", "*/*")).hasStatusOk();

    assertThat(slices.asked)
        .isEqualTo(new SlicePeriod(LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/beauty | 404 | no slice is called 'beauty'; there are: sectors",
        "/sectors?from=soon | 400 | parameter 'from' is no day: write it as 2026-11-01",
        "/sectors?to=2026-13-01 | 400 | parameter 'to' is no day: write it as 2026-11-01",
        "/sectors?from=2026-11-02&to=2026-11-02 | 400 | 'to' (2026-11-02) must be after 'from'",
        "/sectors?from=9999-12-31 | 400 | the years of 'from' and 'to'",
        "/sectors?from=-999999999-01-01&to=2026-11-02 | 400 | the years of 'from' and 'to'",
      })
  void saysWhatIsWrongAndWhere(String question, int status, String detail) {
    for (String accept : List.of("application/json", "text/csv")) {
      assertThat(get(question, accept))
          .hasStatus(status)
          .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
          .bodyJson()
          .extractingPath("detail")
          .asString()
          .contains(detail);
    }
  }

  @Test
  void saysThatTheDatabaseIsAway() {
    slices.failure =
        new RetryableFailure(
            FailureCode.DATABASE_UNAVAILABLE,
            Origin.HUB,
            "away",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.NONE,
            null);

    assertThat(get("/sectors", "*/*")).hasStatus(503);
  }

  @Test
  void tellsNobodyWithoutTheToken() {
    assertThat(api.get().uri("/manage/slices/sectors")).hasStatus(401);
    assertThat(slices.asked).isNull();
  }

  private MockMvcTester.MockMvcRequestBuilder get(String question, String accept) {
    return api.get()
        .uri("/manage/slices" + question)
        .header("Authorization", "Bearer " + token)
        .header("Accept", accept);
  }

  private static final class OneTable implements StatisticalSlices {

    private SlicePeriod asked;
    private RuntimeException failure;

    @Override
    public SliceTable table(Slice slice, SlicePeriod period) {
      asked = period;
      if (failure != null) {
        throw failure;
      }
      return new SliceTable(
          slice,
          period,
          List.of(
              new SliceTable.Row(
                  List.of("=cmd", "a;b"), List.of(new BigDecimal(2), new BigDecimal("0.75"))),
              new SliceTable.Row(
                  Arrays.asList(null, "RESOLVED"), Arrays.asList(BigDecimal.ONE, null))),
          List.of(new BigDecimal(3), new BigDecimal("0.5")));
    }
  }
}
