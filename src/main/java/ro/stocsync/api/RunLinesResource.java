package ro.stocsync.api;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import ro.stocsync.company.Texts;
import ro.stocsync.reconcile.LineText;
import ro.stocsync.reconcile.RunCsv;
import ro.stocsync.reconcile.RunReport;
import ro.stocsync.reconcile.SyncRun;
import ro.stocsync.text.Attachment;

/** What a run found, product by product. */
@Path("/api/companies/{company}/runs/{id}")
@Tag(name = "runs")
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "No user of that name and password")
@APIResponse(responseCode = "404", description = "No such company or run")
public class RunLinesResource {

  private final ShopLookup lookup;
  private final RunReport report;
  private final RunCsv csv;

  /** For the configured companies. */
  public RunLinesResource(ShopLookup lookup, RunReport report, RunCsv csv) {
    this.lookup = lookup;
    this.report = report;
    this.csv = csv;
  }

  /**
   * A product of SmartBill and a product of a shop that it feeds.
   *
   * @param shop which shop
   * @param product SmartBill's product
   * @param code its code
   * @param name its name
   * @param productId the shop's number for its product; 0 if none was found
   * @param shopName the shop's name for it
   * @param level the sum of the monitored warehouses
   * @param wanted pieces the shop should show
   * @param shown pieces it showed
   * @param difference what it showed more than it should
   * @param verdict what came of the comparison
   * @param cause why they probably differ, in a word
   * @param causeSays the same in words
   * @param levelChangedAt when SmartBill's level changed last
   * @param shopChangedAt when the shop's product was changed last
   * @param state where it stands, or stood when the run ended
   * @param problem that in words
   * @param cure what to do about it
   */
  public record LineJson(
      String shop,
      String product,
      String code,
      String name,
      long productId,
      String shopName,
      Optional<BigDecimal> level,
      Optional<BigDecimal> wanted,
      Optional<BigDecimal> shown,
      Optional<BigDecimal> difference,
      String verdict,
      Optional<String> cause,
      Optional<String> causeSays,
      Optional<Instant> levelChangedAt,
      Optional<Instant> shopChangedAt,
      String state,
      String problem,
      String cure) {

    static LineJson of(RunReport.Line line, Texts texts, Texts states) {
      return new LineJson(
          line.shop(),
          line.product().value(),
          line.code(),
          line.name(),
          line.productId(),
          line.shopName(),
          line.level(),
          line.wanted(),
          line.shown(),
          line.difference(),
          line.verdict(),
          line.cause(),
          line.cause().map(cause -> texts.get("cause." + cause)),
          line.levelChangedAt(),
          line.shopChangedAt(),
          line.state(),
          LineText.reason(line, texts, states),
          LineText.cure(line, texts, states));
    }
  }

  /** A page of lines. */
  @GET
  @Path("/lines")
  @Operation(summary = "What a run found, product by product: ledger, shop, difference and cause")
  @APIResponse(responseCode = "200", description = "A page of lines")
  public Page<LineJson> lines(
      String company,
      UUID id,
      @QueryParam("shop") Optional<String> shop,
      @QueryParam("verdict") Optional<@Pattern(regexp = "[A-Z_]{1,20}") String> verdict,
      @BeanParam @Valid Paging paging,
      @Context HttpHeaders headers) {
    SyncRun run = lookup.run(company, id);
    Texts texts = Asked.texts("run", headers);
    Texts states = Asked.texts("delivery", headers);
    RunReport.Lines lines = report.page(run, shop, verdict, paging.page(), paging.size());
    return paging.of(
        lines.lines().stream().map(line -> LineJson.of(line, texts, states)).toList(),
        lines.total());
  }

  /** All lines as a file for a spreadsheet. */
  @GET
  @Path("/lines.csv")
  @Produces(Attachment.CSV)
  @Operation(summary = "What a run found, as CSV: SmartBill's plugin's columns, then ours")
  @APIResponse(responseCode = "200", description = "The file")
  public Response csv(String company, UUID id, @Context HttpHeaders headers) {
    SyncRun run = lookup.run(company, id);
    Texts texts = Asked.texts("run", headers);
    Texts states = Asked.texts("delivery", headers);
    return Attachment.csv(
        "stocsync-" + company + "-" + id, out -> csv.write(run, out, texts, states));
  }
}
