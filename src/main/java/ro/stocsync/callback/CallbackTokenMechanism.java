package ro.stocsync.callback;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ro.stocsync.access.Strangers;
import ro.stocsync.company.AlertTargets;
import ro.stocsync.company.Companies;
import ro.stocsync.company.Company;
import ro.stocsync.company.Secret;

/**
 * Checks SmartBill's token against the company in the path, on the event loop and before the body
 * is read. An unknown company is answered exactly like a wrong token, and takes as long. A right
 * token is let in whatever came from its address before; see {@link Strangers}.
 */
@ApplicationScoped
public class CallbackTokenMechanism implements HttpAuthenticationMechanism {

  private static final Pattern PATH = Pattern.compile("/smartbill/([^/]+)/.*");
  // RFC 9110: the scheme has no case. SmartBill's own plugin skips seven characters unread.
  private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S+) *");
  private static final int LONGEST_HEADER = 1_000;

  /** Under this name a call carries how long its sender, who was wrong too often, should wait. */
  private static final String WAIT = CallbackTokenMechanism.class.getName() + ".wait";

  private final Companies companies;
  private final Refusals refusals;
  private final CallbackMetrics metrics;
  private final Strangers strangers;
  private final Company nobody =
      new Company(
          "",
          Optional.empty(),
          List.of(new Secret(UUID.randomUUID().toString())),
          List.of(),
          AlertTargets.NONE);

  /** For the configured companies. */
  CallbackTokenMechanism(
      Companies companies, Refusals refusals, CallbackMetrics metrics, Strangers strangers) {
    this.companies = companies;
    this.refusals = refusals;
    this.metrics = metrics;
    this.strangers = strangers;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    Matcher path = PATH.matcher(context.normalizedPath());
    if (!path.matches()) {
      return Uni.createFrom().nullItem();
    }
    String company = path.group(1);
    Optional<String> token = token(context);
    if (token.isPresent() && accepts(company, token.get())) {
      return Uni.createFrom()
          .item(
              QuarkusSecurityIdentity.builder()
                  .setPrincipal(new QuarkusPrincipal(company))
                  .build());
    }
    Optional<Duration> wait = strangers.failed(Strangers.Kind.CALLBACK, context.request());
    wait.ifPresent(time -> context.put(WAIT, time));
    metrics.unauthorized(company, wait.isPresent() ? 429 : 401);
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  private static Optional<String> token(RoutingContext context) {
    return Optional.ofNullable(context.request().getHeader(HttpHeaderNames.AUTHORIZATION))
        .flatMap(CallbackTokenMechanism::token);
  }

  /** The token in the header, if it is one of ours. */
  static Optional<String> token(String authorization) {
    return Optional.of(authorization)
        .filter(header -> header.length() <= LONGEST_HEADER)
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(header -> header.group(1));
  }

  private boolean accepts(String company, String token) {
    return companies.find(company).orElse(nobody).accepts(token);
  }

  /** By this name the path of the callback chooses this mechanism, and no other. */
  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return Uni.createFrom()
        .item(
            new HttpCredentialTransport(
                HttpCredentialTransport.Type.AUTHORIZATION, "bearer", "smartbill-token"));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return Uni.createFrom()
        .item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE.toString(), "Bearer"));
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    Optional<Duration> wait = Optional.ofNullable(context.get(WAIT));
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaderNames.CONTENT_TYPE, "application/json;charset=UTF-8")
            // The body was not read and shall not be.
            .putHeader(HttpHeaderNames.CONNECTION, "close");
    if (wait.isPresent()) {
      response
          .setStatusCode(429)
          .putHeader(HttpHeaderNames.RETRY_AFTER, Long.toString(wait.get().toSeconds()));
    } else {
      response.setStatusCode(401).putHeader(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    response.end(refusals.json("refused.token"));
    return Uni.createFrom().item(true);
  }
}
