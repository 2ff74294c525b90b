package ru.uzel.hub.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** Beside a class of an adapter stand the files that every adapter has. */
final class SameFiles extends ArchCondition<JavaClass> {

  private static final List<String> FILES =
      List.of("Adapter", "Properties", "Routes", "Mapper", "Failures");

  SameFiles() {
    super("stand beside Xxx" + String.join(", Xxx", FILES) + " and a package-info");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    JavaPackage home = type.getPackage();
    String system = home.getRelativeName();
    String prefix = Character.toUpperCase(system.charAt(0)) + system.substring(1);
    for (String file : FILES) {
      if (!home.containsClassWithSimpleName(prefix + file)) {
        events.add(SimpleConditionEvent.violated(type, home.getName() + " lacks " + prefix + file));
      }
    }
    if (home.tryGetPackageInfo().isEmpty()) {
      events.add(SimpleConditionEvent.violated(type, home.getName() + " lacks a package-info"));
    }
  }
}
