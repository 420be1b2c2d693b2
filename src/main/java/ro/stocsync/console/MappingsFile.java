package ro.stocsync.console;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import ro.stocsync.company.ShopKey;
import ro.stocsync.mapping.MappingFiles;
import ro.stocsync.text.Attachment;

/** All mappings of a shop as a file, for whoever is logged in; in again they come by the API. */
@Path("/console/{company}/{shop}/mappings.csv")
@Blocking
public class MappingsFile {

  private final Places places;
  private final MappingFiles files;

  /** For the configured shops. */
  MappingsFile(Places places, MappingFiles files) {
    this.places = places;
    this.files = files;
  }

  /** For Excel: UTF-8 with a byte order mark, parted by semicolons. */
  @GET
  @Produces(Attachment.CSV)
  public Response file(String company, String shop) {
    ShopKey key = places.shop(company, shop).key();
    return Attachment.csv("mappings-" + key.company() + "-" + key.shop(), files.write(key));
  }
}
