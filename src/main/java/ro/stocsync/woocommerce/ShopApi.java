package ro.stocsync.woocommerce;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The calls we make of WooCommerce's REST API. Every answer is taken as it comes, whatever its
 * status and type: anything may be HTML (protocol, "We call WooCommerce" 14).
 */
@Path("/wp-json/wc/v3")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface ShopApi {

  @GET
  @Path("/products")
  Uni<Response> products(
      @RestQuery("_fields") String fields,
      @RestQuery("per_page") int perPage,
      @RestQuery int page,
      @RestQuery String orderby,
      @RestQuery String order,
      @RestQuery String sku,
      @RestQuery("modified_after") String modifiedAfter,
      @RestQuery("dates_are_gmt") Boolean datesAreGmt);

  @GET
  @Path("/products")
  Uni<Response> productsById(
      @RestQuery("_fields") String fields,
      @RestQuery("per_page") int perPage,
      @RestQuery String orderby,
      @RestQuery String order,
      @RestQuery String include);

  @GET
  @Path("/products/{parent}/variations")
  Uni<Response> variationsOf(
      @RestPath long parent,
      @RestQuery("_fields") String fields,
      @RestQuery("per_page") int perPage,
      @RestQuery int page,
      @RestQuery String orderby,
      @RestQuery String order,
      @RestQuery("modified_after") String modifiedAfter,
      @RestQuery("dates_are_gmt") Boolean datesAreGmt);

  @GET
  @Path("/variations")
  Uni<Response> variations(
      @RestQuery("_fields") String fields,
      @RestQuery("per_page") int perPage,
      @RestQuery int page,
      @RestQuery String orderby,
      @RestQuery String order,
      @RestQuery("modified_after") String modifiedAfter,
      @RestQuery("dates_are_gmt") Boolean datesAreGmt);

  @OPTIONS
  @Path("/products")
  Uni<Response> productsSchema();

  @POST
  @Path("/products/batch")
  Uni<Response> productsBatch(String body);

  @POST
  @Path("/products/{parent}/variations/batch")
  Uni<Response> variationsBatch(@RestPath long parent, String body);

  @GET
  @Path("/settings/products/woocommerce_manage_stock")
  Uni<Response> manageStockSetting();

  @GET
  @Path("/system_status")
  Uni<Response> systemStatus(@RestQuery("_fields") String fields);
}
