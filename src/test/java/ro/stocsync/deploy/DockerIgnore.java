package ro.stocsync.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the engine is not given: of the lines that fit a path or a folder above it the last one
 * decides, and {@code !} lets through (Docker's documentation, ".dockerignore files").
 */
record DockerIgnore(List<String> lines) {

  static DockerIgnore read() {
    try {
      return new DockerIgnore(
          Files.readAllLines(Path.of(".dockerignore")).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean letsThrough(String file) {
    boolean through = true;
    for (String line : lines) {
      boolean exception = line.startsWith("!");
      if (fits(exception ? line.substring(1) : line, Path.of(file))) {
        through = exception;
      }
    }
    return through;
  }

  private static boolean fits(String pattern, Path file) {
    for (Path part = file; part != null; part = part.getParent()) {
      if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(part)) {
        return true;
      }
    }
    return false;
  }
}
