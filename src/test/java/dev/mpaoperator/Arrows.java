package dev.mpaoperator;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.BiPredicate;

/** Arrows between rooms: a room is the first package below the root, with all below it. */
final class Arrows {
  private static final String ROOT = "dev.mpaoperator";

  private Arrows() {}

  /** The room of a class: empty for one of the root, or of another library. */
  static String room(JavaClass type) {
    var name = type.getPackageName();
    return name.startsWith(ROOT + ".")
        ? name.substring(ROOT.length() + 1).replaceFirst("\\..*", "")
        : "";
  }

  /** Use no room but their own and these. */
  static ArchCondition<JavaClass> useOnlyTheirRoomAnd(String... rooms) {
    var allowed = Set.of(rooms);
    return useOnly(
        "use no room but their own and " + allowed,
        (from, to) -> room(to).equals(room(from)) || allowed.contains(room(to)));
  }

  /**
   * Use nothing else of this project.
   *
   * @param description says what is allowed
   * @param allowed whether a class may use another of this project
   */
  static ArchCondition<JavaClass> useOnly(
      String description, BiPredicate<JavaClass, JavaClass> allowed) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (var dependency : from.getDirectDependenciesFromSelf()) {
          var to = dependency.getTargetClass().getBaseComponentType();
          var ours = to.getPackageName().equals(ROOT) || !room(to).isEmpty();
          if (ours && !allowed.test(from, to)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }
}
