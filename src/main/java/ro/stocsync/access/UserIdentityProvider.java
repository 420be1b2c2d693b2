package ro.stocsync.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Knows the configured users by name and password. */
@ApplicationScoped
public class UserIdentityProvider
    implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private static final Logger LOG = Logger.getLogger(UserIdentityProvider.class);
  private static final int LONGEST_NAME = 63;

  private final Users users;
  private final Guesses guesses;
  private final Strangers strangers;
  private final Callers callers;

  /** Of the configured users. */
  UserIdentityProvider(Users users, Guesses guesses, Strangers strangers, Callers callers) {
    this.users = users;
    this.guesses = guesses;
    this.strangers = strangers;
    this.callers = callers;
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(request));
  }

  private SecurityIdentity identity(UsernamePasswordAuthenticationRequest request) {
    String name = request.getUsername();
    Optional<RoutingContext> call = call(request);
    String from = call.map(context -> callers.address(context.request())).orElse("");
    Strangers.Kind kind = kind(call);
    if (!guesses.allowed(from, name)) {
      LOG.warnf(
          "Too many wrong passwords from %s as %s; more is not looked at for some minutes",
          from, printable(name));
      strangers.throttled(kind);
      throw new AuthenticationFailedException();
    }
    return users
        .check(name, request.getPassword().getPassword())
        .map(role -> identity(name, role))
        .orElseThrow(
            () -> {
              guesses.failed(from, name);
              strangers.wrong(kind);
              LOG.warnf("Nobody logs in as %s with that password, from %s", printable(name), from);
              return new AuthenticationFailedException();
            });
  }

  static SecurityIdentity identity(String name, Role role) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRoles(role.implied())
        .build();
  }

  private static Optional<RoutingContext> call(UsernamePasswordAuthenticationRequest request) {
    return Optional.ofNullable(HttpSecurityUtils.getRoutingContextAttribute(request));
  }

  private static Strangers.Kind kind(Optional<RoutingContext> call) {
    return call.filter(context -> context.normalizedPath().startsWith("/api")).isPresent()
        ? Strangers.Kind.API
        : Strangers.Kind.LOGIN;
  }

  /** It comes from outside and may hold line breaks, which would forge lines of the log. */
  private static String printable(String name) {
    String bounded = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    return bounded.replaceAll("\\p{Cntrl}", " ");
  }
}
