package ro.stocsync.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;

/** POSIX' signals, of which Java itself sends but two. */
final class Signals {

  private Signals() {}

  /** Sends it; the shell's own kill is there also where no other is installed. */
  static void send(String name, long pid) {
    try {
      int status =
          new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("no signal " + name + " for process " + pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
