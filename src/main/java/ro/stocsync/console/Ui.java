package ro.stocsync.console;

import io.quarkus.qute.TemplateData;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import ro.stocsync.company.Language;
import ro.stocsync.company.Phrase;
import ro.stocsync.company.Texts;
import ro.stocsync.text.TimeSpan;

/** Who reads the page, in which language, and how numbers and times are written for them. */
@Named("ui")
// Templates reach these where Quarkus cannot tell the type.
@TemplateData
@TemplateData(target = Optional.class)
@RequestScoped
public class Ui {

  /** Remembers the language that the reader chose. */
  public static final String LANGUAGE_COOKIE = "stocsync-language";

  private static final ZoneId ZONE = ZoneId.of("Europe/Bucharest");

  private final RoutingContext request;
  private final SecurityIdentity identity;
  private final String csrf;

  /** Of the request. */
  public Ui(
      RoutingContext request,
      SecurityIdentity identity,
      @ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String csrf) {
    this.request = request;
    this.identity = identity;
    this.csrf = csrf;
  }

  /** What the reader chose; else the browser's first that is ours; else Romanian. */
  public Language language() {
    return Optional.ofNullable(request.request().getCookie(LANGUAGE_COOKIE))
        .map(Cookie::getValue)
        .flatMap(Language::named)
        .orElseGet(this::browsers);
  }

  private Language browsers() {
    return request.acceptableLanguages().stream()
        .map(LanguageHeader::tag)
        .flatMap(tag -> Language.named(tag).stream())
        .findFirst()
        .orElse(Language.RO);
  }

  /** The reader's locale. */
  public Locale locale() {
    return language().locale();
  }

  /** Two letters, as HTML wants them. */
  public String lang() {
    return locale().getLanguage();
  }

  /** The name of who is logged in; empty where nobody is. */
  public String user() {
    return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
  }

  /** Whether they may change anything. */
  public boolean operator() {
    return identity.hasRole("operator");
  }

  /** Where the page is, to come back to it, as a part of another address. */
  public String here() {
    return URLEncoder.encode(request.request().uri(), StandardCharsets.UTF_8);
  }

  /** Whether a part of a page asks, which is to be changed by what is answered. */
  public boolean part() {
    return request.request().headers().contains("HX-Request");
  }

  /**
   * What forms of this page carry against forged ones. On the answer to a form, such as an error,
   * quarkus-rest-csrf tells none; there it is the one that the reader's browser has.
   */
  public String token() {
    return Optional.ofNullable(request.<String>get("csrf_token"))
        .or(() -> Optional.ofNullable(request.request().getCookie(csrf)).map(Cookie::getValue))
        .orElse("");
  }

  /** Texts of a bundle that is not the console's own. */
  Texts texts(String subject) {
    return Texts.of(subject, locale());
  }

  /** Why something failed. */
  public String reason(Phrase reason) {
    return reason.asReason(texts("reason"));
  }

  /** A moment, to the second, in Romania's time. */
  public String time(Instant at) {
    return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", locale()).format(at.atZone(ZONE));
  }

  /** An hour of the day, in Romania's time: {@code 14:00}. */
  public String hour(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm", locale()).format(at.atZone(ZONE));
  }

  /** How long ago, roughly: {@code 3 min}. */
  public String age(Instant at) {
    return lasting(Duration.between(at, Instant.now()));
  }

  /** How long it took from one moment to another, roughly. */
  public String between(Instant from, Instant to) {
    return lasting(Duration.between(from, to));
  }

  /** A time span in its two largest units. */
  public String lasting(Duration duration) {
    return TimeSpan.of(duration, locale());
  }

  /** A quantity with as many decimals as it has. */
  public String pieces(BigDecimal quantity) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMaximumFractionDigits(6);
    return format.format(quantity);
  }

  /** A quantity as it stands in a field, to be changed. */
  public String editable(BigDecimal quantity) {
    char point = DecimalFormatSymbols.getInstance(locale()).getDecimalSeparator();
    return quantity.toPlainString().replace('.', point);
  }

  /** A whole number, grouped. */
  public String number(int number) {
    return number((long) number);
  }

  /** A whole number, grouped. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }
}
