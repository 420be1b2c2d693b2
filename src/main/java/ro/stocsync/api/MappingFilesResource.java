package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.ShopKey;
import ro.stocsync.company.Texts;
import ro.stocsync.delivery.Dispatcher;
import ro.stocsync.mapping.LineProblem;
import ro.stocsync.mapping.MappingFiles;
import ro.stocsync.text.Attachment;

/** All mappings of a shop as a file. */
@Path("/api/companies/{company}/shops/{shop}/mappings.csv")
@Tag(name = "mappings")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or shop")
public class MappingFilesResource {

  private static final int LARGEST_FILE = 16 * 1024 * 1024;

  private final ShopLookup lookup;
  private final MappingFiles files;
  private final Dispatcher dispatcher;

  /** For the configured shops. */
  public MappingFilesResource(ShopLookup lookup, MappingFiles files, Dispatcher dispatcher) {
    this.lookup = lookup;
    this.files = files;
    this.dispatcher = dispatcher;
  }

  /**
   * What came of a file.
   *
   * @param products how many SmartBill products were mapped or ignored by it
   * @param problems why lines were left out
   */
  public record ImportedJson(int products, List<LineJson> problems) {}

  /**
   * A line that was left out.
   *
   * @param line where it stands in the file, from 1
   * @param problem why, and what to do
   */
  public record LineJson(int line, String problem) {

    static LineJson of(LineProblem problem, Texts texts) {
      return new LineJson(problem.line(), texts.get(problem.key(), problem.arguments().toArray()));
    }
  }

  /** All mappings, for Excel: UTF-8 with a byte order mark, parted by semicolons. */
  @GET
  @Produces(Attachment.CSV)
  @Operation(summary = "All mappings of a shop as CSV")
  @APIResponse(responseCode = "200", description = "The file")
  public Response write(String company, String shop) {
    ShopKey key = lookup.shop(company, shop).key();
    return Attachment.csv("mappings-" + key.company() + "-" + key.shop(), files.write(key));
  }

  /** Maps each product that the file names; good lines count although others are bad. */
  @POST
  @Consumes({Attachment.CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Take a CSV of mappings in; each product it names is mapped as it says")
  @APIResponse(responseCode = "200", description = "What was mapped, and the lines left out")
  @APIResponse(responseCode = "413", description = "The file is too large")
  public ImportedJson read(
      String company,
      String shop,
      InputStream body,
      @Context SecurityContext user,
      @Context HttpHeaders headers)
      throws IOException {
    ShopKey key = lookup.shop(company, shop).key();
    byte[] file = body.readNBytes(LARGEST_FILE + 1);
    if (file.length > LARGEST_FILE) {
      throw new ApiException(
          Response.Status.REQUEST_ENTITY_TOO_LARGE, "file", Integer.toString(LARGEST_FILE));
    }
    MappingFiles.Imported imported = files.read(key, file, user.getUserPrincipal().getName());
    dispatcher.wake();
    Texts texts = Asked.texts("mapping", headers);
    return new ImportedJson(
        imported.products(),
        imported.problems().stream().map(problem -> LineJson.of(problem, texts)).toList());
  }
}
