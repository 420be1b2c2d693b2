package ro.stocsync.demo.smartbill;

/** Texts on their way into the page. */
final class Html {

  private static final int LONGEST = 300;

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** The beginning of a long text. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
