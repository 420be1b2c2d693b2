package ro.stocsync.browser;

import java.util.Locale;

/** On which screen, and in which colours, a page is looked at. */
record Look(Screen screen, Colours colours) {

  /** A screen, in CSS pixels. */
  enum Screen {
    PHONE(390, 844),
    TABLET(820, 740),
    DESK(1280, 900);

    private final int width;
    private final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }
  }

  /** What the reader's system prefers. */
  enum Colours {
    LIGHT,
    DARK;

    /** As CSS says it. */
    String css() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return (screen + "-" + colours).toLowerCase(Locale.ROOT);
  }
}
