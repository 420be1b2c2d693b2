package ro.stocsync.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Knows who comes back with a session's cookie. The role is that of now: a user who was taken from
 * the configuration is out with the next request.
 */
@ApplicationScoped
public class SessionIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {

  private final Users users;

  /** Of the configured users. */
  public SessionIdentityProvider(Users users) {
    this.users = users;
  }

  @Override
  public Class<TrustedAuthenticationRequest> getRequestType() {
    return TrustedAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
    String name = request.getPrincipal();
    return Uni.createFrom()
        .item(
            () ->
                users
                    .role(name)
                    .map(role -> UserIdentityProvider.identity(name, role))
                    .orElseThrow(AuthenticationFailedException::new));
  }
}
