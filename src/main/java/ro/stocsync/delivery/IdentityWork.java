package ro.stocsync.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import ro.stocsync.ledger.ProductIdentity;
import ro.stocsync.ledger.ProductIdentity.Parted;
import ro.stocsync.ledger.ProductIdentity.Superseded;
import ro.stocsync.ledger.ProductKey;
import ro.stocsync.mapping.Mappings;
import ro.stocsync.sql.SqlArray;
import ro.stocsync.sql.Transaction;

/** Lets the shops' work follow products that came under another key, so that no ghost is left. */
@ApplicationScoped
public class IdentityWork {

  private final DueWork work;
  private final Mappings mappings;

  /** Over the due work. */
  public IdentityWork(DueWork work, Mappings mappings) {
    this.work = work;
    this.mappings = mappings;
  }

  /** Follows what a callback told, within the transaction that writes its levels. */
  public void follow(Transaction transaction, String company, List<ProductIdentity> identities) {
    if (identities.isEmpty()) {
      return;
    }
    List<Superseded> superseded = new ArrayList<>();
    List<ProductKey> moved = new ArrayList<>();
    for (ProductIdentity identity : identities) {
      switch (identity) {
        case Superseded one -> superseded.add(one);
        case Parted one -> moved.add(one.other());
      }
      moved.add(identity.product());
    }
    mappings.follow(transaction, company, superseded);
    replace(transaction, company, superseded);
    work.wantProducts(transaction, company, moved);
  }

  /** A write of the old key that is still under way is the new key's to outlast. */
  private static void replace(
      Transaction transaction, String company, List<Superseded> superseded) {
    transaction.update(
        """
        with old as (
            delete from shop_stock s using unnest(?, ?) as n (product_key, old_key)
            where s.company = ? and s.product_key = n.old_key
            returning s.company, s.shop, n.product_key, s.unsettled_until)
        insert into shop_stock as s (company, shop, product_key, wanted_version, wanted_at, state,
            next_attempt_at, unsettled_until)
        select company, shop, product_key, 1, now(), 'WAITING', now(), unsettled_until from old
        order by shop, product_key
        on conflict (company, shop, product_key) do update
        set unsettled_until = greatest(s.unsettled_until, excluded.unsettled_until)
        """,
        SqlArray.texts(superseded, one -> one.product().value()),
        SqlArray.texts(superseded, one -> one.other().value()),
        company);
  }
}
