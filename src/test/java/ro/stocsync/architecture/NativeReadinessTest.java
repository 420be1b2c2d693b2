package ro.stocsync.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Closeable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * A native executable holds only what was seen when it was built, and what its classes' static
 * fields were then. So nothing of ours is found by its name at run time but where this test says,
 * and no static field holds what belongs to one run.
 */
@AnalyzeClasses(
    packages = "ro.stocsync",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class NativeReadinessTest {

  private static final DescribedPredicate<JavaClass> PRODUCTION =
      not(resideInAPackage("ro.stocsync.demo..")).as("production");

  @ArchTest
  static final ArchRule nothingIsFoundByItsName =
      noClasses()
          .that(PRODUCTION)
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(owner(type(Class.class)))
                  .and(
                      JavaCall.Predicates.target(
                          nameMatching(
                              "forName|getResource.*|get(Declared)?(Field|Method|Con).*"))))
          .orShould()
          .dependOnClassesThat(
              resideInAPackage("java.lang.reflect..")
                  .or(belongToAnyOf(ServiceLoader.class, ClassLoader.class)))
          .orShould()
          .dependOnClassesThat(
              belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                  .or(resideInAPackage("javax.imageio.."))
                  .or(resideInAPackage("java.awt..")));

  /** They are named there as bundles. */
  @ArchTest
  static final ArchRule textsAreReadInOnePlace =
      noClasses()
          .that(PRODUCTION)
          .and()
          .doNotHaveFullyQualifiedName("ro.stocsync.company.Texts")
          .should()
          .callMethodWhere(JavaCall.Predicates.target(owner(type(ResourceBundle.class))));

  /**
   * Quarkus sees what resource methods take and give. What these write and read is annotated with
   * {@code @RegisterForReflection}, or made of the JDK's own collections and texts.
   */
  @ArchTest
  static final ArchRule jsonIsMadeByHandInFewPlaces =
      noClasses()
          .that(PRODUCTION)
          .and()
          .doNotHaveFullyQualifiedName("ro.stocsync.alert.Drafts") // HookJson
          .and()
          .doNotHaveFullyQualifiedName("ro.stocsync.company.SettingsTable") // ShopSettings
          .and()
          .doNotHaveFullyQualifiedName("ro.stocsync.company.Phrase") // a list of texts
          .and()
          .doNotHaveFullyQualifiedName("ro.stocsync.ledger.History") // a map of texts
          .should()
          .callMethodWhere(
              JavaCall.Predicates.target(
                      owner(
                          assignableTo(ObjectMapper.class)
                              .or(assignableTo(ObjectReader.class))
                              .or(assignableTo(ObjectWriter.class))))
                  .and(
                      JavaCall.Predicates.target(
                          nameMatching("(readValue|writeValue|convertValue|treeTo|valueTo).*"))));

  @ArchTest
  static final ArchRule noStaticFieldHoldsWhatBelongsToARun =
      noFields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat(PRODUCTION)
          .should()
          .haveRawType(
              assignableTo(RandomGenerator.class)
                  .or(assignableTo(SecureRandom.class))
                  .or(assignableTo(Thread.class))
                  .or(assignableTo(Executor.class))
                  .or(assignableTo(Clock.class))
                  .or(assignableTo(InstantSource.class))
                  .or(assignableTo(TimeZone.class))
                  .or(assignableTo(AutoCloseable.class))
                  .or(assignableTo(Closeable.class))
                  .or(
                      belongToAnyOf(
                          Instant.class,
                          LocalDate.class,
                          LocalDateTime.class,
                          ZonedDateTime.class)));

  @ArchTest
  static final ArchRule staticFieldsDoNotChange =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat(PRODUCTION)
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .beFinal();

  /** They would be the builder's. */
  @ArchTest
  static final ArchRule theMachinesOwnHabitsAreNotAskedFor =
      noClasses()
          .that(PRODUCTION)
          .should()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(TimeZone.class, "getDefault")
          .orShould()
          .callMethod(Charset.class, "defaultCharset");
}
