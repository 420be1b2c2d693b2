package ro.stocsync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ro.stocsync.WithDemoShop;

/** Log-in through somebody else's directory, by configuration alone. */
@QuarkusTest
@TestProfile(OpenIdLoginTest.WithOpenId.class)
class OpenIdLoginTest {

  /** The demo shop, and users whom StocSync does not know itself. */
  public static class WithOpenId extends WithDemoShop {
    @Override
    public List<TestResourceEntry> testResources() {
      return Stream.concat(
              super.testResources().stream(),
              Stream.of(new TestResourceEntry(OpenIdProvider.class)))
          .toList();
    }
  }

  OpenIdProvider provider;

  @Test
  void whoeverIsNotLoggedInIsLedToTheDirectory() {
    new Browser()
        .opens("/console/acme/history")
        .statusCode(302)
        .header(
            "Location", allOf(containsString("/authorize?"), containsString("client_id=stocsync")));
  }

  @Test
  void anOperatorOfTheDirectoryIsAnOperatorHere() {
    provider.knows("maria@firma.ro", "operator");
    Browser maria = comesBack();

    maria
        .opens("/console/acme/main/products")
        .statusCode(200)
        .body(containsString("maria@firma.ro"));
    maria
        .request()
        .header("X-CSRF-TOKEN", maria.token())
        .formParam("product", "c:NOT-THERE")
        .post("/console/acme/main/products/deliver")
        .then()
        .statusCode(200);
  }

  @Test
  void aViewerOfTheDirectoryChangesNothing() {
    provider.knows("ion", "viewer");
    Browser ion = comesBack();

    ion.opens("/console").statusCode(200).body(containsString("Doar vizualizare"));
    ion.request()
        .header("X-CSRF-TOKEN", ion.token())
        .formParam("product", "c:NOT-THERE")
        .post("/console/acme/main/products/deliver")
        .then()
        .statusCode(403);
  }

  @Test
  void whoHasNoRoleSeesNothing() {
    provider.knows("cineva", "contabil");

    comesBack().opens("/console").statusCode(403);
  }

  @Test
  void whoeverLogsOutIsLedToTheDirectoryAgain() {
    provider.knows("maria@firma.ro", "operator");
    Browser maria = comesBack();

    maria
        .request()
        .header("X-CSRF-TOKEN", maria.token())
        .contentType("application/x-www-form-urlencoded")
        .post("/logout")
        .then()
        .statusCode(303);

    maria.opens("/console").statusCode(302).header("Location", containsString("/authorize?"));
  }

  /** Leaves for the directory, proves there who it is, and comes back with the directory's word. */
  private static Browser comesBack() {
    Browser browser = new Browser();
    String there = browser.opens("/console").statusCode(302).extract().header("Location");
    String state = there.replaceFirst(".*[?&]state=([^&]+).*", "$1");
    assertThat(state).isNotEqualTo(there);
    ValidatableResponse back = browser.opens("/console?code=of-the-directory&state=" + state);
    back.statusCode(302).header("Location", startsWith("http://localhost"));
    return browser;
  }
}
