package ro.stocsync.company;

import io.smallrye.config.SmallRyeConfig;
import java.util.List;

/** Keeps secrets that may be exchanged while the process runs. */
public interface Rotating {

  /** The {@code @ConfigMapping} that it reads. */
  Class<?> mapping();

  /**
   * Takes what the configuration says now, all of it or nothing.
   *
   * @return a line for each wrong key; where there is one everything stays as it was
   */
  List<String> exchange(SmallRyeConfig fresh);
}
