package ru.uzel.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What a class's name ends with. */
final class Named {

  private Named() {}

  static DescribedPredicate<JavaClass> ending(String... endings) {
    return DescribedPredicate.describe(
        "are called *" + List.of(endings), type -> ends(type, List.of(endings)));
  }

  private static boolean ends(JavaClass type, List<String> endings) {
    return endings.stream().anyMatch(type.getSimpleName()::endsWith);
  }

  /** Holds for a class with one of the endings. */
  static final class Ending extends ArchCondition<JavaClass> {

    private final List<String> endings;

    Ending(String... endings) {
      super("have a name ending with one of " + List.of(endings));
      this.endings = List.of(endings);
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      events.add(
          new SimpleConditionEvent(
              type, ends(type, endings), type.getName() + " is called after nothing"));
    }
  }
}
