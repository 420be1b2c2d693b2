package ro.stocsync.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;

/** What native-image would be given: the program, its libraries, and what it is told of them. */
final class NativeSources {

  static final Path FOLDER = Path.of("target/native-sources");

  private final Path runner;
  private final JsonNode reflection;
  private final JsonNode resources;
  private final JsonNode metadata;

  private NativeSources(Path runner) throws IOException {
    this.runner = runner;
    this.reflection = json("META-INF/native-image/reflect-config.json");
    this.resources = json("META-INF/native-image/resource-config.json");
    this.metadata = json("META-INF/native-image/ro.stocsync/stocsync/reachability-metadata.json");
  }

  static NativeSources read() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return new NativeSources(
          files.filter(file -> file.toString().endsWith("-runner.jar")).findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode json(String entry) throws IOException {
    try (ZipFile zip = new ZipFile(runner.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(entry))) {
      return new ObjectMapper().readTree(in);
    }
  }

  /** The arguments that Quarkus calls native-image with. */
  List<String> arguments() {
    try {
      return Arrays.asList(Files.readString(FOLDER.resolve("native-image.args")).split(" "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the classes in the program's own jar. */
  Set<String> classes() {
    try (ZipFile zip = new ZipFile(runner.toFile())) {
      return zip.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classes whose every method, field and constructor reflection may reach. */
  Set<String> reachable() {
    return StreamSupport.stream(reflection.spliterator(), false)
        .filter(one -> one.path("allDeclaredMethods").asBoolean())
        .filter(one -> one.path("allDeclaredConstructors").asBoolean())
        .filter(one -> one.path("allDeclaredFields").asBoolean())
        .map(one -> one.path("name").textValue())
        .collect(Collectors.toSet());
  }

  /** Patterns of the resources that are put into the executable. */
  List<Pattern> resources() {
    return StreamSupport.stream(resources.at("/resources/includes").spliterator(), false)
        .map(one -> Pattern.compile(one.path("pattern").textValue()))
        .toList();
  }

  /** The resource bundles that are put into it because we say so. */
  Set<String> bundles() {
    return StreamSupport.stream(metadata.path("resources").spliterator(), false)
        .map(one -> one.path("bundle").textValue())
        .collect(Collectors.toSet());
  }

  /** A class path of the whole. */
  String classPath() {
    return runner + ":" + FOLDER.resolve("lib") + "/*";
  }
}
