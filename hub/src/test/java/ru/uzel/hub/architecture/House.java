package ru.uzel.hub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules, for the house that stands under a package: {@code ru.uzel}, or that of the broken one.
 */
final class House {

  static final List<String> MODULES =
      List.of("postgres", "security", "journal", "casework", "adapters", "routes", "console");

  private final String root;
  private final Map<String, ArchRule> rules = new LinkedHashMap<>();

  private House(String root) {
    this.root = root;
  }

  static Map<String, ArchRule> rules(String root) {
    House house = new House(root);
    house.arrows();
    house.fences();
    house.adapters();
    house.names();
    house.habits();
    return house.rules;
  }

  private String in(String module) {
    return root + "." + module + "..";
  }

  private void arrows() {
    rules.put(
        "model knows the JDK only",
        classes()
            .that()
            .resideInAPackage(in("model"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                in("model"), "java..", "javax.xml..", "org.w3c.dom..", "org.jspecify..")
            .because("it is the one language of the house (DESIGN §2)"));
    for (String module : MODULES) {
      rules.put(
          module + " knows model only",
          noClasses()
              .that()
              .resideInAPackage(in(module))
              .should()
              .dependOnClassesThat(
                  resideInAPackage(root + "..")
                      .and(not(resideInAnyPackage(in(module), in("model"))))
                      .as("are another module's"))
              .because("modules meet through the ports of model (DESIGN §2)"));
    }
    rules.put(
        "adapters do not know each other",
        slices()
            .matching(root + ".adapters.(*)..")
            .should()
            .notDependOnEachOther()
            .because("adding a system is copying a folder (DESIGN §2)"));
    rules.put(
        "packages are free of cycles",
        slices()
            .matching(root + ".(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("what depends on each other cannot be read one by one"));
  }

  private void fences() {
    fence(
        "Bouncy Castle and Santuario stay in security",
        List.of("security"),
        "org.bouncycastle..",
        "org.apache.xml.security..",
        "javax.xml.crypto..");
    fence("CXF stays in adapters", List.of("adapters"), "org.apache.cxf..", "jakarta.xml.ws..");
    fence(
        "the broker's own classes stay in hub and routes",
        List.of("hub", "routes"),
        "org.apache.activemq..");
    fence("the timers' library stays in casework", List.of("casework"), "com.github.kagkarlsson..");
    fence("JSONata stays in routes and hub", List.of("routes", "hub"), "com.dashjoin..");
    fence(
        "templates and Markdown stay in console",
        List.of("console"),
        "org.thymeleaf..",
        "org.commonmark..");
    fence(
        "SQL stays where the tables are",
        List.of("journal", "casework", "postgres", "hub"),
        "java.sql..",
        "javax.sql..");
    fence(
        "the broker's inside stays in hub",
        List.of("hub"),
        "org.apache.activemq.artemis.core.server..",
        "org.apache.activemq.artemis.core.config..");
    rules.put(
        "mappers and failures know no Camel",
        noClasses()
            .that(
                resideInAnyPackage(in("model"), in("security"), in("journal"), in("casework"))
                    .or(Named.ending("Mapper", "Failures")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("what says what is meant must not know how it travels (DESIGN §2)"));
  }

  private void fence(String name, List<String> homes, String... libraries) {
    rules.put(
        name,
        noClasses()
            .that()
            .resideOutsideOfPackages(homes.stream().map(this::in).toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(libraries)
            .because("a library has one home"));
  }

  private void adapters() {
    rules.put(
        "every adapter has the same files",
        classes()
            .that()
            .resideInAPackage(root + ".adapters.*")
            .and()
            .areTopLevelClasses()
            .should(new SameFiles())
            .because("who has read one adapter has read them all (DESIGN §2)"));
    rules.put(
        "an adapter's only public type is XxxAdapter",
        classes()
            .that()
            .resideInAPackage(in("adapters"))
            .and()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameNotEndingWith("Adapter")
            .should()
            .notBePublic()
            .because("everything else is its own affair"));
  }

  private void names() {
    rules.put(
        "no class is called after nothing",
        noClasses()
            .should(new Named.Ending("Util", "Utils", "Helper", "Manager", "Impl", "Base"))
            .because("a name says what the thing is (style §4.7)"));
    rules.put(
        "no package is called after a layer",
        noClasses()
            .should()
            .resideInAnyPackage(
                List.of("service", "dto", "impl", "util", "utils", "common", "helper", "misc")
                    .stream()
                    .map(layer -> root + ".." + layer + "..")
                    .toArray(String[]::new))
            .because("packages are things of the business (style §4.7)"));
    rules.put(
        "public is what another package needs",
        classes()
            .that()
            .resideOutsideOfPackage(in("model"))
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should(new NeededElsewhere())
            .because("package-private is the default (style §4.1)"));
  }

  private void habits() {
    rules.put(
        "nobody throws a nameless exception",
        noClasses()
            .should()
            .callConstructorWhere(new NamelessException())
            .because("retry or not is in the failure's type (style §4.5)"));
    rules.put(
        "fields are not injected",
        fields()
            .should()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .andShould()
            .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .because("a constructor says what a class needs (style §4.11)")
            .allowEmptyShould(true));
    rules.put(
        "construction works by constructors",
        methods()
            .should()
            .notBeAnnotatedWith("jakarta.annotation.PostConstruct")
            .because("an object that exists is ready (style §4.11)"));
    rules.put(
        "nobody sleeps",
        noClasses()
            .that()
            .resideOutsideOfPackage(in("postgres")) // another process tells nobody when it is up
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("waiting ends when told to, not when time is over"));
  }
}
