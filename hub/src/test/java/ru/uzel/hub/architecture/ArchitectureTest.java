package ru.uzel.hub.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

  private static final String BROKEN = ArchitectureTest.class.getPackageName() + ".broken";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ru.uzel");

  private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(BROKEN);

  static Stream<Arguments> rules() {
    return House.rules("ru.uzel").entrySet().stream()
        .map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseKeeps(String name, ArchRule rule) {
    rule.check(HOUSE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "model knows the JDK only | KnowsSpring",
        "postgres knows model only | postgres.KnowsHub",
        "security knows model only | security.KnowsHub",
        "journal knows model only | journal.KnowsHub",
        "casework knows model only | casework.KnowsHub",
        "routes knows model only | routes.KnowsHub",
        "console knows model only | console.KnowsHub",
        "adapters knows model only | adapters.first.KnowsRoutes",
        "adapters do not know each other | adapters.first.KnowsRoutes",
        "packages are free of cycles | hub.round.About",
        "Bouncy Castle and Santuario stay in security | routes.Borrower",
        "CXF stays in adapters | routes.Borrower",
        "the broker's own classes stay in hub and routes | casework.Computes",
        "the broker's inside stays in hub | routes.Borrower",
        "the timers' library stays in casework | routes.Borrower",
        "JSONata stays in routes and hub | casework.Computes",
        "templates and Markdown stay in console | routes.Borrower",
        "SQL stays where the tables are | routes.Borrower",
        "mappers and failures know no Camel | adapters.second.SecondMapper",
        "every adapter has the same files | lacks FirstMapper",
        "an adapter's only public type is XxxAdapter | adapters.first.KnowsRoutes",
        "no class is called after nothing | hub.TextUtils",
        "no package is called after a layer | hub.util.Lost",
        "public is what another package needs | hub.TooPublic",
        "nobody throws a nameless exception | hub.Careless",
        "fields are not injected | hub.Careless",
        "construction works by constructors | hub.Careless",
        "nobody sleeps | hub.Careless",
      })
  void theBrokenHouseIsCaught(String name, String culprit) {
    EvaluationResult result = House.rules(BROKEN).get(name).evaluate(BROKEN_HOUSE);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(culprit);
  }

  @Test
  void everyRuleIsShownFailing() {
    Map<String, ArchRule> rules = House.rules(BROKEN);

    assertThat(rules.values()).allMatch(rule -> rule.evaluate(BROKEN_HOUSE).hasViolation());
  }

  @Test
  void theWholeHouseIsLookedAt() {
    for (String module : House.MODULES) {
      assertThat(HOUSE.that(resideInAPackage("ru.uzel." + module + ".."))).as(module).isNotEmpty();
    }
  }
}
