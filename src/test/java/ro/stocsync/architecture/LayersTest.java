package ro.stocsync.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** Imports run one way, from where SmartBill calls us down to the configuration (design.md). */
@AnalyzeClasses(
    packages = "ro.stocsync",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class LayersTest {

  @ArchTest
  static final ArchRule importsRunOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("api")
          .definedBy("ro.stocsync.api..")
          .layer("console")
          .definedBy("ro.stocsync.console..")
          .layer("access")
          .definedBy("ro.stocsync.access..")
          .layer("alert")
          .definedBy("ro.stocsync.alert..")
          .layer("callback")
          .definedBy("ro.stocsync.callback..")
          .layer("story")
          .definedBy("ro.stocsync.story..")
          .layer("reconcile")
          .definedBy("ro.stocsync.reconcile..")
          .layer("webhook")
          .definedBy("ro.stocsync.webhook..")
          .layer("connection")
          .definedBy("ro.stocsync.connection..")
          .layer("delivery")
          .definedBy("ro.stocsync.delivery..")
          .layer("mapping and catalog")
          .definedBy("ro.stocsync.mapping..", "ro.stocsync.catalog..")
          .layer("ledger and peers")
          .definedBy("ro.stocsync.ledger..", "ro.stocsync.woocommerce..", "ro.stocsync.smartbill..")
          .layer("company")
          .definedBy("ro.stocsync.company..")
          .layer("watch")
          .definedBy("ro.stocsync.watch..")
          .layer("wake")
          .definedBy("ro.stocsync.wake..")
          .layer("sql")
          .definedBy("ro.stocsync.sql..")
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("console")
          .mayOnlyBeAccessedByLayers("api")
          .whereLayer("access")
          .mayOnlyBeAccessedByLayers("console", "callback", "webhook")
          .whereLayer("alert")
          .mayOnlyBeAccessedByLayers("api", "console")
          .whereLayer("callback")
          .mayOnlyBeAccessedByLayers("api", "console", "alert")
          .whereLayer("story")
          .mayOnlyBeAccessedByLayers("api", "console")
          .whereLayer("reconcile")
          .mayOnlyBeAccessedByLayers("api", "console", "alert", "story")
          .whereLayer("webhook")
          .mayOnlyBeAccessedByLayers("api", "console", "alert")
          .whereLayer("connection")
          .mayOnlyBeAccessedByLayers("api", "console", "alert", "callback")
          .whereLayer("delivery")
          .mayOnlyBeAccessedByLayers(
              "api", "console", "alert", "callback", "story", "reconcile", "webhook", "connection")
          .whereLayer("mapping and catalog")
          .mayOnlyBeAccessedByLayers(
              "api",
              "console",
              "alert",
              "callback",
              "reconcile",
              "webhook",
              "connection",
              "delivery")
          .whereLayer("ledger and peers")
          .mayOnlyBeAccessedByLayers(
              "api",
              "console",
              "alert",
              "callback",
              "story",
              "reconcile",
              "webhook",
              "connection",
              "delivery",
              "mapping and catalog")
          .whereLayer("company")
          .mayOnlyBeAccessedByLayers(
              "api",
              "console",
              "access",
              "alert",
              "callback",
              "reconcile",
              "webhook",
              "connection",
              "delivery",
              "mapping and catalog",
              "ledger and peers",
              "watch")
          .whereLayer("watch")
          .mayOnlyBeAccessedByLayers(
              "alert",
              "callback",
              "reconcile",
              "webhook",
              "delivery",
              "mapping and catalog",
              "ledger and peers")
          .whereLayer("wake")
          .mayOnlyBeAccessedByLayers(
              "api", "alert", "callback", "reconcile", "webhook", "delivery", "mapping and catalog")
          .whereLayer("sql")
          .mayOnlyBeAccessedByLayers(
              "api",
              "console",
              "access",
              "alert",
              "callback",
              "reconcile",
              "webhook",
              "connection",
              "delivery",
              "mapping and catalog",
              "ledger and peers",
              "company",
              "watch",
              "wake");

  @ArchTest
  static final ArchRule catalogKnowsNoMapping =
      noClasses()
          .that()
          .resideInAPackage("..catalog..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..mapping..");

  @ArchTest
  static final ArchRule ledgerAndPeersKnowNothingOfEachOther =
      SlicesRuleDefinition.slices()
          .matching("ro.stocsync.(ledger|woocommerce|smartbill)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule sqlKnowsNothingOfStock =
      noClasses()
          .that()
          .resideInAPackage("ro.stocsync.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ro.stocsync.alert..",
              "ro.stocsync.callback..",
              "ro.stocsync.webhook..",
              "ro.stocsync.connection..",
              "ro.stocsync.delivery..",
              "ro.stocsync.mapping..",
              "ro.stocsync.catalog..",
              "ro.stocsync.ledger..",
              "ro.stocsync.woocommerce..",
              "ro.stocsync.company..");

  @ArchTest
  static final ArchRule productionKnowsNothingOfTheDemo =
      noClasses()
          .that()
          .resideOutsideOfPackage("ro.stocsync.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ro.stocsync.demo..", "com.github.tomakehurst..", "io.zonky..", "org.junit..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      SlicesRuleDefinition.slices().matching("ro.stocsync.(*)..").should().beFreeOfCycles();
}
