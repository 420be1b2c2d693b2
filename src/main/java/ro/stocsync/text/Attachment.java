package ro.stocsync.text;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A file that a browser saves instead of showing it. */
public final class Attachment {

  /** The media type of {@link SpreadsheetCsv}. */
  public static final String CSV = "text/csv";

  private static final MediaType CSV_IN_UTF_8 =
      MediaType.valueOf(CSV).withCharset(StandardCharsets.UTF_8.name());

  private Attachment() {}

  /**
   * A file for a spreadsheet, sent while it is written.
   *
   * @param name its name, without the ending
   */
  public static Response csv(String name, Consumer<Writer> file) {
    StreamingOutput streamed =
        out -> file.accept(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    return of(name + ".csv", CSV_IN_UTF_8, streamed);
  }

  /** Likewise, one that is whole already. */
  public static Response csv(String name, byte[] file) {
    return of(name + ".csv", CSV_IN_UTF_8, file);
  }

  /**
   * Any file.
   *
   * @param name its name; what is neither a letter, a digit, a dot nor a dash becomes a dash
   */
  public static Response of(String name, MediaType type, Object file) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
    return Response.ok(file, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + plain + "\"")
        .build();
  }
}
