package ro.stocsync.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for secrets in files of logs, in any letter case. */
record LogSearch(Set<String> secrets) {

  private static final int LONGEST_QUOTE = 300;

  LogSearch {
    secrets =
        secrets.stream()
            .map(secret -> secret.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What was found in a file.
   *
   * @param lines how many were looked at
   * @param leaks each line that holds a secret, with its place
   */
  record Found(long lines, List<String> leaks) {}

  /** Every line of the file that holds a secret. */
  Found in(Path file) throws IOException {
    List<String> leaks = new ArrayList<>();
    long number = 0;
    // Bytes that are no UTF-8, as of a process that was killed in the middle of a letter, are read
    // too.
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      for (String line : (Iterable<String>) lines::iterator) {
        number++;
        String folded = line.toLowerCase(Locale.ROOT);
        if (secrets.stream().anyMatch(folded::contains)) {
          leaks.add(
              "%s:%d: %s"
                  .formatted(
                      file, number, line.substring(0, Math.min(line.length(), LONGEST_QUOTE))));
        }
      }
    }
    return new Found(number, leaks);
  }
}
