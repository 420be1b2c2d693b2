package ro.stocsync.connection;

import static ro.stocsync.connection.CheckOutcome.passed;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import ro.stocsync.company.KeyTransport;

/** How do the keys travel? A host that strips the header is worth a remark. */
final class KeyTransportCheck implements ShopCheck {

  @Override
  public LinkName link() {
    return LinkName.KEY_TRANSPORT;
  }

  @Override
  public Set<LinkName> needs() {
    return Set.of(LinkName.KEYS);
  }

  @Override
  public Uni<CheckOutcome> check(TestedShop tested) {
    boolean configured = tested.shop().auth() == KeyTransport.QUERY;
    String query = configured ? "key-transport.query" : "key-transport.stripped";
    return Uni.createFrom()
        .item(passed(tested.wooCommerce().keysInQuery() ? query : "key-transport.header"));
  }
}
