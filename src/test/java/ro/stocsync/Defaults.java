package ro.stocsync;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration of who configures nothing. */
public final class Defaults {

  private Defaults() {}

  /** A mapping with its default values. */
  public static <T> T of(Class<T> mapping) {
    return new SmallRyeConfigBuilder()
        .withMapping(mapping)
        .addDiscoveredConverters()
        .build()
        .getConfigMapping(mapping);
  }
}
