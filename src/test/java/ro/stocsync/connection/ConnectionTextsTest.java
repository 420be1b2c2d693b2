package ro.stocsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConnectionTextsTest {

  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  @Test
  void everyTextIsThereInBothLanguagesWithTheSameArguments() {
    assertThat(texts("ro")).isNotEmpty();
    assertThat(arguments(texts("en"))).isEqualTo(arguments(texts("ro")));
  }

  @Test
  void noTextLosesItsArgumentsToAnApostrophe() {
    for (String language : new String[] {"ro", "en"}) {
      texts(language)
          .forEach(
              (key, text) ->
                  assertThat(new MessageFormat(text).format(new Object[] {"<a>", "<b>", "<c>"}))
                      .as(key)
                      .doesNotContain("{", "''"));
    }
  }

  @Test
  void whatIsBrokenHasACure() {
    Set<String> keys = texts("ro").keySet();
    assertThat(keys)
        .filteredOn(key -> key.endsWith(".cure"))
        .allSatisfy(key -> assertThat(keys).contains(key.replace(".cure", "")));
  }

  /** Only what stands in that very file, without the base. */
  private static Map<String, String> texts(String language) {
    Locale locale = language.equals("ro") ? Locale.ROOT : Locale.forLanguageTag(language);
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages.connection",
            locale,
            new ResourceBundle.Control() {
              @Override
              public java.util.List<Locale> getCandidateLocales(String name, Locale only) {
                return java.util.List.of(only);
              }
            });
    return bundle.keySet().stream()
        .collect(Collectors.toMap(key -> key, bundle::getString, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, Set<String>> arguments(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                text ->
                    ARGUMENT
                        .matcher(text.getValue())
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet())));
  }
}
