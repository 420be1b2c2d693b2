package ro.stocsync.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ro.stocsync.connection.LinkName;
import ro.stocsync.delivery.Outcome;

/** Every text is there in both languages, speaks of the same things and can be formatted. */
class TextsTest {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");

  static Stream<String> subjects() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".properties", ""))
          .filter(name -> !name.endsWith("_en"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void bothLanguagesSayTheSame(String subject) throws IOException {
    Properties romanian = read(subject + ".properties");
    Properties english = read(subject + "_en.properties");

    assertThat(english.stringPropertyNames()).isEqualTo(romanian.stringPropertyNames());
    for (String key : romanian.stringPropertyNames()) {
      assertThat(arguments(english.getProperty(key)))
          .as(key)
          .isEqualTo(arguments(romanian.getProperty(key)));
    }
  }

  @Test
  void everyStateHasItsWordsAndItsCure() throws IOException {
    Set<String> expected =
        Arrays.stream(Outcome.State.values())
            .flatMap(state -> Set.of("word." + state, "state." + state, "cure." + state).stream())
            .collect(Collectors.toSet());
    assertThat(read("delivery.properties").stringPropertyNames()).isEqualTo(expected);
  }

  @Test
  void everyReasonHasItsWords() throws IOException {
    Pattern phrase = Pattern.compile("Phrase\\.of\\(\\s*\"([^\"]+)\"");
    Set<String> keys = new TreeSet<>();
    for (String name : List.of("delivery", "woocommerce", "smartbill")) {
      try (Stream<Path> sources = Files.list(Path.of("src/main/java/ro/stocsync", name))) {
        for (Path source : sources.toList()) {
          phrase.matcher(Files.readString(source)).results().forEach(one -> keys.add(one.group(1)));
        }
      }
    }

    assertThat(keys).contains("shop.throttled", "smartbill.refused", "stored.otherwise");
    assertThat(read("reason.properties").stringPropertyNames()).containsAll(keys);
  }

  @Test
  void everyLinkHasItsName() throws IOException {
    Properties texts = read("connection.properties");

    assertThat(LinkName.values()).allMatch(link -> texts.containsKey("name." + link.key()));
  }

  @Test
  void everyTextOfTheConsoleIsThereInEnglish() throws IOException {
    List<JavaClass> bundles =
        new ClassFileImporter()
            .importPackages("ro.stocsync.console").stream()
                .filter(one -> one.isAnnotatedWith(MessageBundle.class))
                .toList();

    assertThat(bundles).isNotEmpty();
    for (JavaClass bundle : bundles) {
      Properties english =
          read(bundle.getAnnotationOfType(MessageBundle.class).value() + "_en.properties");
      Set<String> expected =
          bundle.getMethods().stream().map(JavaMethod::getName).collect(Collectors.toSet());
      assertThat(english.stringPropertyNames()).as(bundle.getName()).isEqualTo(expected);
      assertThat(english.values()).as(bundle.getName()).doesNotContain("");
    }
  }

  private static Set<String> arguments(String text) {
    new MessageFormat(text);
    return Pattern.compile("\\{\\d\\}")
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  private static Properties read(String file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
