package ro.stocsync.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Knows the configured users by name and password. */
@ApplicationScoped
public class UserIdentityProvider
    implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private static final Logger LOG = Logger.getLogger(UserIdentityProvider.class);
  private static final int LONGEST_NAME = 63;

  private final Users users;

  /** Of the configured users. */
  public UserIdentityProvider(Users users) {
    this.users = users;
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
    Role role =
        users
            .check(name, request.getPassword().getPassword())
            .orElseThrow(
                () -> {
                  LOG.warnf("Nobody logs in as %s with that password", printable(name));
                  return new AuthenticationFailedException();
                });
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(name))
        .addRoles(role.implied())
        .build();
  }

  /** It comes from outside and may hold line breaks, which would forge lines of the log. */
  private static String printable(String name) {
    String bounded = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    return bounded.replaceAll("\\p{Cntrl}", " ");
  }
}
