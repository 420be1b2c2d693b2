package ro.stocsync.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirstWordsTest {

  @Test
  void stripsTagsAndFoldsWhiteSpace() {
    assertWords(
        "\ufeff<html>\r\n<head><title>502 Bad Gateway</title></head>\n<body>&nbsp;nginx</body>",
        "502 Bad Gateway &nbsp;nginx");
  }

  @Test
  void overlooksScriptsStylesAndComments() {
    assertWords(
        "<style>a{}</style><!-- x --><script>var a='<b>';</script>Site în lucru", "Site în lucru");
    assertWords("Text <script> that never ends", "Text");
  }

  @Test
  void cutsAt120Characters() {
    String words = FirstWords.of("☕🛒 ".repeat(100));
    assertThat(words.codePointCount(0, words.length())).isLessThanOrEqualTo(120);
    assertThat(words).endsWith("…");
  }

  @Test
  void saysWhenThereIsNothing() {
    assertWords("", "(empty)");
    assertWords("<html></html>", "(empty)");
  }

  private static void assertWords(String page, String words) {
    assertThat(FirstWords.of(page.getBytes(StandardCharsets.UTF_8))).isEqualTo(words);
  }
}
