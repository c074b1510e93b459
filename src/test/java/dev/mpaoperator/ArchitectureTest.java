package dev.mpaoperator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.mpaoperator.Arrows.room;
import static dev.mpaoperator.Arrows.useOnly;
import static dev.mpaoperator.Arrows.useOnlyTheirRoomAnd;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;

/** The rooms, and the arrows between them. */
@AnalyzeClasses(packages = "dev.mpaoperator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<String> KINDS =
      Set.of("approvalteam", "identitysource", "approvalsession");
  private static final String[] KUBERNETES = {"io.fabric8..", "io.javaoperatorsdk.."};

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("dev.mpaoperator.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theApiImportsNoOtherRoom =
      classes().that(are("api")).should(useOnlyTheirRoomAnd());

  @ArchTest
  static final ArchRule failureImportsNoOtherRoom =
      classes().that(are("failure")).should(useOnlyTheirRoomAnd());

  @ArchTest
  static final ArchRule accountsKnowNoKind =
      classes().that(are("account")).should(useOnlyTheirRoomAnd("failure", "progress"));

  @ArchTest
  static final ArchRule accessKnowsAccountsAndTheApiOnly =
      classes().that(are("access")).should(useOnlyTheirRoomAnd("account", "api"));

  @ArchTest
  static final ArchRule crdsAreHeldAgainstTheApi =
      classes().that(are("crds")).should(useOnlyTheirRoomAnd("api"));

  @ArchTest
  static final ArchRule theDirectoryKnowsAccountsOnly =
      classes()
          .that(are("directory"))
          .should(useOnlyTheirRoomAnd("account", "failure", "progress"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule kubernetesNamesNoKind =
      classes().that(are("kubernetes")).should(useOnlyTheirRoomAnd());

  @ArchTest
  static final ArchRule theSimulatorKnowsNobody =
      classes().that(are("simulator")).should(useOnlyTheirRoomAnd()).allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyButMainKnowsTheSimulator =
      noClasses()
          .that(not(are("simulator").or(areMain())))
          .should()
          .dependOnClassesThat(are("simulator"));

  @ArchTest
  static final ArchRule nobodyImportsMain =
      noClasses().that(not(areMain())).should().dependOnClassesThat(areMain());

  @ArchTest
  static final ArchRule nobodyButMainKnowsCommands =
      noClasses()
          .that(not(are("command").or(areMain())))
          .should()
          .dependOnClassesThat(are("command"));

  @ArchTest
  static final ArchRule theWiringIsOfAws =
      classes()
          .that(are("wiring"))
          .should(
              useOnlyTheirRoomAnd(
                  "access", "account", "aws", "directory", "operations", "progress"));

  @ArchTest
  static final ArchRule onlyMainAndCommandsUseTheWiring =
      noClasses()
          .that(not(are("wiring").or(are("command")).or(areMain())))
          .should()
          .dependOnClassesThat(are("wiring"));

  @ArchTest
  static final ArchRule kindsDoNotKnowEachOther =
      classes()
          .that(areKinds())
          .should(
              useOnlyTheirRoomAnd(
                  "access", "account", "api", "directory", "failure", "kubernetes", "progress"));

  @ArchTest
  static final ArchRule awsKnowsPortsAndPlansOnly =
      classes()
          .that(are("aws"))
          .should(
              useOnly(
                  "use failure, account, directory, and of kinds what knows nothing of Kubernetes",
                  (from, to) ->
                      Set.of("aws", "failure", "account", "directory").contains(room(to))
                          || (KINDS.contains(room(to)) && !knowsKubernetes(to))));

  @ArchTest
  static final ArchRule theAwsSdkStaysInItsRoom =
      noClasses()
          .that(not(are("aws")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule kubernetesClientsStayOutOfRoomsThatNeedNone =
      noClasses()
          .that(
              are("aws")
                  .or(are("account"))
                  .or(are("directory"))
                  .or(are("failure"))
                  .or(are("simulator"))
                  .or(arePlans()))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KUBERNETES);

  @ArchTest
  static final ArchRule plansImportNoOtherPackage =
      classes()
          .that(arePlans())
          .should(
              useOnly(
                  "use their own package and progress only",
                  (from, to) ->
                      from.getPackageName().equals(to.getPackageName())
                          || room(to).equals("progress")));

  @ArchTest
  static final ArchRule progressImportsNoOtherRoom =
      classes().that(areProgress()).should(useOnlyTheirRoomAnd());

  @ArchTest
  static final ArchRule plansStandOnTheJdkAlone =
      classes()
          .that(arePlans())
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", "org.jspecify.annotations..", "dev.mpaoperator.."));

  @ArchTest
  static final ArchRule plansHaveNoClockAndNoLogger =
      noClasses()
          .that(arePlans())
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(System.Logger.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule plansThrowNothing =
      classes()
          .that(arePlans())
          .should(
              neverUse(
                  "make an exception, other than to say that something is impossible",
                  target ->
                      target.getName().equals("<init>")
                          && target.getOwner().isAssignableTo(Throwable.class)
                          && !target.getOwner().isEquivalentTo(IllegalStateException.class)
                          && !target.getOwner().isEquivalentTo(MatchException.class)));

  @ArchTest
  static final ArchRule timeComesFromAnInjectedClock =
      classes()
          .that(not(areMain().or(areNamed("SimulatedClock"))))
          .should(neverUse("read the time", ArchitectureTest::readsTheTime));

  private static boolean readsTheTime(CodeUnitAccessTarget target) {
    var owner = target.getOwner().getName();
    var name = target.getName();
    var parameters = target.getRawParameterTypes();
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.time.Clock" ->
          name.startsWith("system") || name.matches("tick(Seconds|Minutes|Millis)");
      case "java.util.Date" -> name.equals("<init>") && parameters.isEmpty();
      case "java.util.Calendar" -> name.equals("getInstance");
      default ->
          owner.startsWith("java.time.")
              && name.equals("now")
              && parameters.stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
    };
  }

  private static ArchCondition<JavaClass> neverUse(
      String description, Predicate<CodeUnitAccessTarget> banned) {
    return new ArchCondition<>("never " + description) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        from.getCodeUnitAccessesFromSelf().stream()
            .filter(access -> banned.test(access.getTarget()))
            .forEach(a -> events.add(SimpleConditionEvent.violated(a, a.getDescription())));
      }
    };
  }

  /** A type that uses the API or a Kubernetes client, or is inside one that does. */
  private static boolean knowsKubernetes(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .anyMatch(to -> room(to).equals("api") || resideInAnyPackage(KUBERNETES).test(to));
  }

  private static DescribedPredicate<JavaClass> are(String room) {
    return DescribedPredicate.describe("are in room " + room, c -> room(c).equals(room));
  }

  private static DescribedPredicate<JavaClass> areKinds() {
    return DescribedPredicate.describe("are of a kind", c -> KINDS.contains(room(c)));
  }

  private static DescribedPredicate<JavaClass> arePlans() {
    return resideInAnyPackage("dev.mpaoperator..plan..").or(areProgress());
  }

  private static DescribedPredicate<JavaClass> areProgress() {
    return are("progress");
  }

  private static DescribedPredicate<JavaClass> areMain() {
    return resideInAPackage("dev.mpaoperator").as("are Main or wire it up");
  }

  /** Including what is written inside of it. */
  private static DescribedPredicate<JavaClass> areNamed(String name) {
    return DescribedPredicate.describe(
        "are " + name, c -> c.getName().matches(".*\\." + name + "(\\$.*)?"));
  }
}
