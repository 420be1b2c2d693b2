package ro.stocsync.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import ro.stocsync.sql.Database;

/** Under which keys a product has come. */
@ApplicationScoped
public class KeysOfProduct {

  /** A name, a code and a few ways to write it; more would be no product's. */
  private static final int MOST = 200;

  private final Database database;

  /** Over the one database. */
  public KeysOfProduct(Database database) {
    this.database = database;
  }

  /** The key, and those whose place it took, and those whose place these had taken. */
  public List<ProductKey> of(String company, ProductKey product) {
    return database.query(
        """
        with recursive known as (
            select ?::text collate "C" as product_key
            union
            select p.product_key from known k
            join product p on p.company = ? and p.superseded_by = k.product_key)
        select product_key from known limit ?
        """,
        row -> new ProductKey(row.getString(1)),
        product.value(),
        company,
        MOST);
  }
}
