package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ro.stocsync.ledger.ProductIdentity.Parted;
import ro.stocsync.ledger.ProductIdentity.Superseded;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/**
 * SmartBill's products as last named, and which keys mean one product. SmartBill numbers no
 * products: one that is given a code comes as another one of the same name. It is taken for the
 * same product only where nothing speaks against it; where something does, both live on, and if
 * both match one product of a shop the operator is asked.
 */
@ApplicationScoped
public class Products {

  /** Who changes a product's key. */
  private static final String SMARTBILL = "SmartBill";

  private final History history;

  /** Changes are noted in the history. */
  public Products(History history) {
    this.history = history;
  }

  private record Seen(ProductKey key, boolean isNew, Optional<ProductKey> supersededBy) {}

  /**
   * Takes note of the products of one call, before its levels are written.
   *
   * @param changes of each product and warehouse one
   * @return which keys turned out to mean one product, or two
   */
  List<ProductIdentity> note(
      Transaction transaction, String company, Collection<StockChange> changes) {
    return note(transaction, company, changes, Optional.empty());
  }

  /**
   * Likewise, of a part of all that a run has put aside: what is listed beside it lives too.
   *
   * @param run whose list it is a part of
   */
  List<ProductIdentity> noteListed(
      Transaction transaction, String company, Collection<StockChange> part, UUID run) {
    return note(transaction, company, part, Optional.of(run));
  }

  private List<ProductIdentity> note(
      Transaction transaction,
      String company,
      Collection<StockChange> changes,
      Optional<UUID> run) {
    Map<ProductKey, StockChange> byKey = new LinkedHashMap<>();
    changes.forEach(change -> byKey.put(change.product(), change));
    List<Seen> news = news(transaction, company, byKey.values());
    if (news.isEmpty()) {
      return List.of();
    }
    List<ProductIdentity> identities = new ArrayList<>();
    identities.addAll(part(transaction, company, news));
    List<ProductKey> fresh = news.stream().filter(Seen::isNew).map(Seen::key).toList();
    List<Superseded> superseded = superseded(transaction, company, fresh, byKey, run);
    write(transaction, company, news.stream().map(seen -> byKey.get(seen.key())).toList());
    supersede(transaction, company, superseded);
    identities.addAll(superseded);
    identities.forEach(identity -> remember(transaction, company, identity));
    return identities;
  }

  /** What of the call's products is not known so already; mostly nothing. */
  private static List<Seen> news(
      Transaction transaction, String company, Collection<StockChange> products) {
    return transaction.query(
        """
        select c.product_key, p.product_key is null, p.superseded_by
        from unnest(?, ?, ?, ?) as c (product_key, code, name, name_key)
        -- Looked up one by one, whatever the planner believes (offset 0): a plan made before the
        -- table had statistics reads all of it for each call, for as long as a connection keeps it.
        left join lateral (
            select product_key, superseded_by, code, name, name_key from product
            where company = ? and product_key = c.product_key offset 0) as p on true
        where p.product_key is null or p.superseded_by is not null
           or (p.code, p.name, p.name_key) is distinct from (c.code, c.name, c.name_key)
        order by c.product_key collate "C"
        """,
        row ->
            new Seen(
                new ProductKey(row.getString(1)),
                row.getBoolean(2),
                Optional.ofNullable(row.getString(3)).map(ProductKey::new)),
        SqlArray.texts(products, change -> change.product().value()),
        SqlArray.texts(products, StockChange::code),
        SqlArray.texts(products, StockChange::name),
        SqlArray.texts(products, StockChange::nameKey),
        company);
  }

  private static void write(
      Transaction transaction, String company, Collection<StockChange> products) {
    transaction.update(
        """
        insert into product as p (company, product_key, code, name, folded_code, name_key)
        select ?, c.* from unnest(?, ?, ?, ?, ?) as c
        on conflict (company, product_key) do update
        set code = excluded.code, name = excluded.name, name_key = excluded.name_key,
            superseded_by = null
        """,
        company,
        SqlArray.texts(products, change -> change.product().value()),
        SqlArray.texts(products, StockChange::code),
        SqlArray.texts(products, StockChange::name),
        SqlArray.texts(products, change -> change.product().foldedCode()),
        SqlArray.texts(products, StockChange::nameKey));
  }

  /**
   * A new key takes an old one's place if they have one name that no other product has, and either
   * one of them has no code or the codes differ in letter case alone. Two that come in one call are
   * two, and so are two with different codes: many shops sell several things under one name.
   */
  private static List<Superseded> superseded(
      Transaction transaction,
      String company,
      List<ProductKey> fresh,
      Map<ProductKey, StockChange> byKey,
      Optional<UUID> run) {
    if (fresh.isEmpty()) {
      return List.of();
    }
    String listedBy = run.map(UUID::toString).orElse(null);
    return transaction.query(
        """
        with fresh as (
            select f.*, count(*) over (partition by name_key) as same_name
            from unnest(?, ?, ?) as f (product_key, folded_code, name_key)
            where name_key <> ''),
        -- Looked up one by one (limit, offset 0): without statistics PostgreSQL would sort the
        -- whole list for each product that there is. Of a name that two bear nobody asks more.
        pairs as (
            select f.product_key, f.name_key, f.folded_code, o.product_key as old_key,
                o.folded_code as old_code, count(*) over (partition by f.product_key) as olds
            from fresh f
            cross join lateral (
                select product_key, folded_code from product
                where company = ? and name_key = f.name_key collate "C" and superseded_by is null
                limit 2) as o
            where f.same_name = 1)
        select product_key, old_key from pairs
        where olds = 1 and old_key <> all (?)
          and (folded_code = '' or old_code = '' or folded_code = old_code)
          and not exists (select 1 from pulled_level l
              where l.company = ? and l.run = ?::uuid and l.name_key = pairs.name_key collate "C"
                and l.product_key <> pairs.product_key collate "C" offset 0)
          and not exists (select 1 from pulled_level l
              where l.company = ? and l.run = ?::uuid and l.product_key = pairs.old_key offset 0)
        order by old_key
        """,
        row -> new Superseded(new ProductKey(row.getString(1)), new ProductKey(row.getString(2))),
        SqlArray.texts(fresh, ProductKey::value),
        SqlArray.texts(fresh, ProductKey::foldedCode),
        SqlArray.texts(fresh, key -> byKey.get(key).nameKey()),
        company,
        SqlArray.texts(byKey.keySet(), ProductKey::value),
        company,
        listedBy,
        company,
        listedBy);
  }

  /** The old keys' levels become the new keys', wherever the call does not give them anew. */
  private static void supersede(
      Transaction transaction, String company, List<Superseded> superseded) {
    if (superseded.isEmpty()) {
      return;
    }
    transaction.update(
        """
        update product p set superseded_by = n.product_key
        from unnest(?, ?) as n (product_key, old_key)
        where p.company = ? and p.product_key = n.old_key
        """,
        SqlArray.texts(superseded, pair -> pair.product().value()),
        SqlArray.texts(superseded, pair -> pair.other().value()),
        company);
    transaction.update(
        """
        update stock_level l
        set product_key = n.product_key, inherited_from = n.old_key
        from unnest(?, ?) as n (product_key, old_key)
        where l.company = ? and l.product_key = n.old_key
        """,
        SqlArray.texts(superseded, pair -> pair.product().value()),
        SqlArray.texts(superseded, pair -> pair.other().value()),
        company);
  }

  /** Levels that were taken over and not given anew since go back to whom they came from. */
  private static List<Parted> part(Transaction transaction, String company, List<Seen> news) {
    List<Parted> parted =
        news.stream()
            .flatMap(seen -> seen.supersededBy().map(by -> new Parted(seen.key(), by)).stream())
            .toList();
    if (!parted.isEmpty()) {
      transaction.update(
          """
          update stock_level l set product_key = n.product_key, inherited_from = null
          from unnest(?, ?) as n (product_key, other)
          where l.company = ? and l.product_key = n.other and l.inherited_from = n.product_key
          """,
          SqlArray.texts(parted, pair -> pair.product().value()),
          SqlArray.texts(parted, pair -> pair.other().value()),
          company);
    }
    return parted;
  }

  private void remember(Transaction transaction, String company, ProductIdentity identity) {
    String what =
        switch (identity) {
          case Superseded s -> "PRODUCT_SUPERSEDED";
          case Parted p -> "PRODUCT_PARTED";
        };
    history.note(
        transaction,
        new History.Entry(
            company,
            SMARTBILL,
            Optional.empty(),
            Optional.of(identity.product()),
            what,
            Map.of("other", identity.other().value())));
  }
}
