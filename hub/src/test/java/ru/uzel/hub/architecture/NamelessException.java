package ru.uzel.hub.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.util.Set;

/** A call that makes an exception which says nothing by its type. */
final class NamelessException extends DescribedPredicate<JavaConstructorCall> {

  private static final Set<String> NAMELESS =
      Set.of(
          Exception.class.getName(), RuntimeException.class.getName(), Throwable.class.getName());

  NamelessException() {
    super("it makes a plain Exception or RuntimeException");
  }

  @Override
  public boolean test(JavaConstructorCall call) {
    // A subclass calls its parent's constructor, and that is a name.
    return NAMELESS.contains(call.getTargetOwner().getName())
        && !call.getOriginOwner().isAssignableTo(Throwable.class);
  }
}
