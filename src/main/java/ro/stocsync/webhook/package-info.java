/**
 * Where shops call us: their webhooks, how they are registered and looked after, and how their
 * deliveries are checked and followed.
 *
 * <p>A delivery is a hint that something changed and never the truth: nothing of it is believed but
 * its topic and the id it names, and what they lead to is that the shop is asked.
 */
package ro.stocsync.webhook;
