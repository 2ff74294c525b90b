package ru.uzel.hub.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A class that another package uses, or that is an entrance: of a process or a module. */
final class NeededElsewhere extends ArchCondition<JavaClass> {

  NeededElsewhere() {
    super("be used from another package, or be an entrance");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean entrance =
        type.tryGetMethod("main", String[].class).isPresent()
            || type.isAnnotatedWith("org.springframework.context.annotation.Configuration");
    boolean used =
        type.getDirectDependenciesToSelf().stream()
            .anyMatch(use -> !use.getOriginClass().getPackage().equals(type.getPackage()));
    events.add(
        new SimpleConditionEvent(
            type, entrance || used, type.getName() + " is public, but only its package uses it"));
  }
}
