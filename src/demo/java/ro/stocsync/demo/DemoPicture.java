package ro.stocsync.demo;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures of the demo shop's products: a coloured box for each. */
final class DemoPicture {

  static final String ROOT = "/wp-content/uploads/";
  static final String SUFFIX = ".svg";

  private static final Pattern PATH = Pattern.compile(ROOT + "(\\d{1,9})\\" + SUFFIX);

  private DemoPicture() {}

  static boolean isOne(String path) {
    return PATH.matcher(path).matches();
  }

  static ApiAnswer answer(String path) {
    Matcher found = PATH.matcher(path);
    if (!found.matches()) {
      throw new IllegalArgumentException(path);
    }
    int hue = Integer.parseInt(found.group(1)) * 47 % 360;
    String picture =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
        <rect width="48" height="48" fill="hsl(%1$d 60%% 90%%)"/>
        <path d="M10 18 24 11l14 7v14l-14 7-14-7z" fill="hsl(%1$d 55%% 55%%)"/>
        <path d="M10 18l14 7 14-7M24 25v14" fill="none" stroke="hsl(%1$d 60%% 30%%)" stroke-width="2"/>
        </svg>
        """
            .formatted(hue);
    return new ApiAnswer(200, "image/svg+xml", Map.of(), picture);
  }
}
