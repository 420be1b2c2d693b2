package ro.stocsync.webhook;

/** Webhooks cannot be registered: no shop can know where to deliver. */
public final class NoPublicAddress extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoPublicAddress() {
    super(
        PublicAddress.KEY
            + " is not set: write there the address under which the shops reach StocSync, as"
            + " https://stocsync.magazin.ro",
        null,
        false,
        false);
  }
}
