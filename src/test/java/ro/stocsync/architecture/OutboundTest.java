package ro.stocsync.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Connections are opened in these places alone. Each has a test of a peer that never answers, of
 * one that sends elsewhere, and of whose certificate it believes.
 */
@AnalyzeClasses(
    packages = "ro.stocsync",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class OutboundTest {

  @ArchTest
  static final ArchRule shopsAreCalledFromOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("ro.stocsync.demo..")
          .and()
          .doNotHaveFullyQualifiedName("ro.stocsync.woocommerce.ShopApis")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "io\\.quarkus\\.rest\\.client\\..*Builder|jakarta\\.ws\\.rs\\.client\\.ClientBuilder|"
                  + "org\\.eclipse\\.microprofile\\.rest\\.client\\..*Builder");

  @ArchTest
  static final ArchRule smartBillAndHooksAreCalledFromOnePlaceEach =
      noClasses()
          .that()
          .resideOutsideOfPackage("ro.stocsync.demo..")
          .and()
          .haveNameNotMatching("ro\\.stocsync\\.(smartbill\\.Http|alert\\.Hook)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.net\\.http\\.HttpClient(\\$.*)?");

  @ArchTest
  static final ArchRule mailIsSentFromOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("ro.stocsync.alert.Mail")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus.mailer.reactive..", "io.vertx.ext.mail..");

  @ArchTest
  static final ArchRule nothingElseOpensConnections =
      noClasses()
          .that()
          .resideOutsideOfPackage("ro.stocsync.demo..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.net\\.(Socket|URLConnection|HttpURLConnection|DatagramSocket)|"
                  + "javax\\.net\\..*SocketFactory|io\\.vertx\\.core\\.net\\.NetClient|"
                  + "io\\.vertx\\.core\\.http\\.HttpClient|java\\.sql\\.DriverManager")
          .orShould()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection");
}
