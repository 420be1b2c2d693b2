package ro.stocsync.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A Dockerfile as far as the tests look at it.
 *
 * @param name of the file
 * @param instructions in their order, lines that go on made one
 */
record Dockerfile(String name, List<Instruction> instructions) {

  private static final Path FOLDER = Path.of("deploy/docker");

  /**
   * One instruction.
   *
   * @param word upper case, e.g. COPY
   * @param rest what follows it
   */
  record Instruction(String word, String rest) {

    /** What follows without flags, parted at spaces. */
    List<String> arguments() {
      return words().filter(word -> !word.startsWith("--")).toList();
    }

    /** Whether it has a flag that begins so. */
    boolean has(String flag) {
      return words().anyMatch(word -> word.startsWith(flag));
    }

    private Stream<String> words() {
      return Arrays.stream(rest.split("\\s+"));
    }
  }

  /** All of this project. */
  static List<Dockerfile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("Dockerfile."))
          .sorted()
          .map(Dockerfile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dockerfile read(Path file) {
    try {
      return new Dockerfile(file.getFileName().toString(), parsed(Files.readAllLines(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Instruction> parsed(List<String> lines) {
    List<Instruction> instructions = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    for (String line : lines) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      boolean goesOn = text.endsWith("\\");
      whole.append(goesOn ? text.substring(0, text.length() - 1) : text).append(' ');
      if (!goesOn) {
        String[] parts = whole.toString().strip().split("\\s+", 2);
        instructions.add(new Instruction(parts[0].toUpperCase(Locale.ROOT), parts[1]));
        whole.setLength(0);
      }
    }
    return instructions;
  }

  /** The instructions of that word. */
  List<Instruction> all(String word) {
    return instructions.stream().filter(instruction -> instruction.word().equals(word)).toList();
  }

  /** The last stage, which becomes the image: what follows the last FROM. */
  Dockerfile image() {
    Instruction last = all("FROM").getLast();
    return new Dockerfile(
        name, instructions.subList(instructions.lastIndexOf(last), instructions.size()));
  }

  /** What its stages are called. */
  List<String> stages() {
    return all("FROM").stream()
        .map(Instruction::arguments)
        .filter(arguments -> arguments.size() == 3)
        .map(List::getLast)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
