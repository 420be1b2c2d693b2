package ro.stocsync.console;

import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import ro.stocsync.access.Users;
import ro.stocsync.company.Language;

/** In, out, and in which language. What is posted to {@code /login} is Quarkus' own to judge. */
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LoginPage {

  private static final URI HOME = URI.create("/console");

  private final Users users;
  private final ConsoleConfig config;
  private final SecurityIdentity identity;
  private final OidcSession session;

  /** For the configured users, or those of OpenID Connect. */
  public LoginPage(
      Users users, ConsoleConfig config, SecurityIdentity identity, OidcSession session) {
    this.users = users;
    this.config = config;
    this.identity = identity;
    this.session = session;
  }

  /**
   * The form.
   *
   * @param off whether nobody can log in, as no user is configured
   * @param failed whether somebody just tried in vain
   */
  record Login(boolean off, boolean failed) implements TemplateInstance {}

  /** Whoever opens the bare address wants the console. */
  @GET
  public Response home() {
    return Response.seeOther(HOME).build();
  }

  /**
   * The form. A part of a page that asks after the session has ended is answered so that the whole
   * page comes here.
   */
  @GET
  @Path("/login")
  public Response login(
      @QueryParam("failed") boolean failed, @HeaderParam("HX-Request") boolean part) {
    if (config.login() == ConsoleConfig.Login.CODE) {
      return Response.seeOther(HOME).build();
    }
    return part
        ? Response.noContent().header("HX-Redirect", "/login").build()
        : Response.ok(new Login(users.none(), failed)).build();
  }

  /** Ends the session. */
  @POST
  @Path("/logout")
  public Response logout() {
    switch (config.login()) {
      case FORM -> FormAuthenticationMechanism.logout(identity);
      case CODE -> session.logout().await().indefinitely();
    }
    return Response.seeOther(URI.create("/login")).build();
  }

  /**
   * Remembers the language for a year.
   *
   * @param back the page to go back to, one of ours
   */
  @GET
  @Path("/language/{language}")
  public Response language(String language, @QueryParam("back") String back, UriInfo uri) {
    NewCookie cookie =
        new NewCookie.Builder(Ui.LANGUAGE_COOKIE)
            .value(Language.named(language).orElse(Language.RO).name())
            .path("/")
            .maxAge((int) Duration.ofDays(365).toSeconds())
            .httpOnly(true)
            .secure("https".equals(uri.getRequestUri().getScheme()))
            .sameSite(NewCookie.SameSite.LAX)
            .build();
    return Response.seeOther(ours(back)).cookie(cookie).build();
  }

  /** An address that leads elsewhere would lend our name to others. */
  private static URI ours(String back) {
    return back != null && back.matches("/(console|login)[A-Za-z0-9/?&=%._~:+-]{0,2000}")
        ? URI.create(back)
        : HOME;
  }
}
