package ro.stocsync.plans;

import java.util.List;
import java.util.stream.Stream;

/** What fills a {@link GrownDatabase}, in SQL. */
final class Fill {

  /** The oldest half day of ninety and a half is over. */
  private static final String AT = "now() - interval '90.5 days' * (1 - c::float8 / %d)";

  /** The first product moves more than any other. */
  private static final String PRODUCT =
      "'c:SKU-' || case when p = 1 and c / 10 %% 10 = 0 then 1"
          + " else 1 + (c / 10 * 5 + p) * 7919 %% %d end";

  /** Operators and pulls are concerned with few. */
  private static final String FEW = "'c:SKU-' || 1 + c / 40 % 5";

  private Fill() {}

  static Stream<String> standing(int products) {
    String each = " from generate_series(0, 9) as n, generate_series(1, " + products + ") as i";
    String eachShop = each + ", unnest(array['main', 'second']) as s (shop)";
    return List.of(
        """
            insert into shop (company, shop, warehouses, synchronised)
            select 'c' || n, shop, '{magazin,depozit}', true
            from generate_series(0, 9) as n, unnest(array['main', 'second']) as s (shop)
            """,
        """
            insert into product (company, product_key, code, name, folded_code, name_key)
            select 'c' || n, 'c:SKU-' || i, 'SKU-' || i, 'Produsul ' || i, 'sku-' || i,
                'produsul ' || i
            """
            + each,
        // The first product had another key, and another before that.
        """
            insert into product (company, product_key, code, name, folded_code, name_key,
                superseded_by)
            select 'c' || n, o.key, '', 'Produsul 1', '', '', o.by from generate_series(0, 9) as n,
                (values ('n:produsul 1', 'c:sku-1'), ('c:sku-1', 'c:SKU-1')) as o (key, by)
            """,
        """
            insert into stock_level (company, product_key, warehouse_key, product_code,
                product_name, warehouse, quantity, callback, changed_at)
            select 'c' || n, 'c:SKU-' || i, w.key, 'SKU-' || i, 'Produsul ' || i, w.key, i, 1, now()
            """
            + each
            + ", unnest(array['magazin', 'depozit']) as w (key)",
        // Of a hundred one is due, one is unmatched.
        """
            insert into shop_stock (company, shop, product_key, wanted_version, wanted_at,
                delivered_version, delivered_quantity, delivered_at, state, next_attempt_at)
            select 'c' || n, shop, 'c:SKU-' || i, 2, now() - i * interval '1 s',
                case when i % 50 = 0 then 1 else 2 end, 1, now() - i * interval '1 s',
                case i % 100 when 0 then 'UNMATCHED' when 50 then 'WAITING' else 'DELIVERED' end,
                case when i % 100 = 0 then 'infinity' else now() - i * interval '1 s' end
            """
            + eachShop,
        """
            insert into catalog_product (company, shop, id, parent_id, sku, folded_sku, name,
                name_key, type, status, stock_management, stock_quantity, stock_status,
                modified_at, seen_at)
            select 'c' || n, shop, i, 0, 'SKU-' || i, 'sku-' || i, 'Produsul ' || i,
                'produsul ' || i, 'simple', 'publish', 'MANAGED', 1, 'instock', now(), now()
            """
            + eachShop,
        """
            insert into product_match (company, shop, product_key, product_id, holder_id, reason)
            select 'c' || n, shop, 'c:SKU-' || i, i, i, 'CODE'
            """
            + eachShop,
        """
            insert into catalog_state (company, shop, read_whole, read_until)
            select company, shop, true, now() from shop
            """,
        """
            insert into delivery_hour (company, shop, hour, delivered, failed, delivered_at)
            select company, shop, date_trunc('hour', now()) - h * interval '1 hour', 10, 1,
                now() - h * interval '1 hour'
            from shop, generate_series(1, 12 * 24) as h
            """,
        """
            insert into sync_run (company, id, kind, cause, who, shops, warehouses, preview, repair,
                phase, created_at, ended_at)
            select 'c' || n, gen_random_uuid(), 'RECONCILIATION', 'SCHEDULE', 'StocSync',
                '{main,second}', '{}', false, true, 'FINISHED', now() - d * interval '1 day',
                now() - d * interval '1 day'
            from generate_series(0, 9) as n, generate_series(1, 12) as d
            """,
        """
            insert into sync_run_item (company, run, shop, product_key, product_id, verdict, level,
                wanted, shown)
            select r.company, r.id, s.shop, 'c:SKU-' || i, i, 'EQUAL', 1, 1, 1
            from sync_run r, unnest(r.shops) as s (shop),
                generate_series(1, least(100, %d)) as i
            """
            .formatted(products))
        .stream();
  }

  static Stream<String> calls(int products, long to) {
    String at = AT.formatted(to);
    String product = PRODUCT.formatted(products);
    return List.of(
        """
            insert into callback (company, id, received_at, outcome, items, accepted, status, answer)
            overriding system value
            select 'c' || c %% 10, c, %s, case c / 10 %% 20 when 0 then 'REFUSED' else 'ACCEPTED' end,
                5, 5, 200, 'Stoc primit pentru 5 produse.'
            from generate_series(%d::bigint, %d) as c
            """
            .formatted(at, 1, to),
        """
            insert into callback_body (company, callback, body, whole)
            select 'c' || c %% 10, c, convert_to('{"products":[{"productCode":"SKU-' || c
                || '","productName":"Produsul","warehouse":"Magazin","quantity":"12"}]}', 'UTF8'),
                true
            from generate_series(%d::bigint, %d) as c
            """
            .formatted(1, to),
        """
            insert into callback_item (company, callback, position, product_code, product_name,
                warehouse, quantity, verdict, product_key)
            select 'c' || c %% 10, c, p, 'SKU-' || c %% 10000, 'Produsul ' || c %% 10000, 'Magazin',
                '12', 'ACCEPTED', %s
            from generate_series(%d::bigint, %d) as c, generate_series(1, 5) as p
            """
            .formatted(product, 1, to),
        "select setval('callback_id_seq', " + to + ")")
        .stream();
  }

  static Stream<String> deliveries(int products, long to) {
    String at = AT.formatted(to);
    String product = PRODUCT.formatted(products);
    return List.of(
        """
            insert into delivery (company, shop, id, product_key, at, product_id, sent, shown,
                shown_as, outcome)
            overriding system value
            select 'c' || c %% 10, case c / 10 / %d %% 2 when 0 then 'main' else 'second' end, c * 5 + p,
                %s, %s, c, 12, 12, 'instock', case c %% 50 when 0 then 'RETRYING' else 'DELIVERED' end
            from generate_series(%d::bigint, %d) as c, generate_series(1, 5) as p
            """
            .formatted(products, product, at, 1, to),
        """
            insert into history (company, id, at, who, product_key, what, detail)
            overriding system value
            select 'c' || c %% 10, c, %s, 'ana', %s, 'MAPPING_CHANGED', '{"before":"#1","after":"#2"}'
            from generate_series(%d::bigint, %d) as c where c / 10 %% 4 = 0
            """
            .formatted(at, FEW, 1, to),
        """
            insert into level_pulled (company, product_key, id, run, at, warehouse, quantity)
            overriding system value
            select 'c' || c %% 10, %s, c, '00000000-0000-0000-0000-000000000001', %s, 'Magazin', 12
            from generate_series(%d::bigint, %d) as c where c / 10 %% 4 = 1
            """
            .formatted(FEW, at, 1, to),
        "select setval('delivery_id_seq', " + (to * 5 + 6) + ")",
        "select setval('history_id_seq', " + to + ")",
        "select setval('level_pulled_id_seq', " + to + ")")
        .stream();
  }
}
