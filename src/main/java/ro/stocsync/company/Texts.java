package ro.stocsync.company;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Texts that a person reads, from message bundles; Romanian is the base, other languages follow. A
 * native executable has those of reachability-metadata.json.
 */
public final class Texts {

  private static final Locale BASE = Language.RO.locale();

  private final ResourceBundle bundle;
  private final Locale language;

  /** Parsed once; clones are used, for a format is of one thread at a time. */
  private final ConcurrentMap<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
    this.language = bundle.getLocale().equals(Locale.ROOT) ? BASE : bundle.getLocale();
  }

  /**
   * The texts of one subject.
   *
   * @param subject the bundle's name under {@code messages/}
   * @param locale the reader's; Romanian where there is no translation
   */
  public static Texts of(String subject, Locale locale) {
    return new Texts(
        ResourceBundle.getBundle(
            "messages." + subject,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /**
   * One text.
   *
   * @throws java.util.MissingResourceException if there is none of that key
   */
  public String get(String key, Object... arguments) {
    MessageFormat format =
        formats.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), language));
    return ((MessageFormat) format.clone()).format(arguments);
  }

  /** The texts of another subject, in the same language. */
  Texts beside(String subject) {
    return of(subject, language);
  }

  /** Whether there is a text of that key. */
  boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** One text, or the other where there is none of that key: what an older version wrote. */
  public String getOr(String key, String other) {
    return bundle.containsKey(key) ? get(key) : other;
  }
}
