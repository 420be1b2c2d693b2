package ro.stocsync.alert;

import java.time.Instant;

/**
 * Something that is wrong now.
 *
 * @param cause what
 * @param shop which shop; empty where it concerns the company
 * @param subject which of several in one shop; empty where there can be but one
 * @param since when it began; when it was first seen, if that is not known
 * @param detail what a reader has to know besides
 */
record Sign(Cause cause, String shop, String subject, Instant since, String detail) {}
