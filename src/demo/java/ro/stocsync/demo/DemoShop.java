package ro.stocsync.demo;

/** Placeholder. */
public final class DemoShop {
  private DemoShop() {}
}
