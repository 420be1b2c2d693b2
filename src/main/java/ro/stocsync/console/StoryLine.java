package ro.stocsync.console;

import java.time.Instant;

/**
 * Something that happened to a product, in words.
 *
 * @param at when
 * @param icon which of Bootstrap's icons stands for its kind
 * @param tone how it shows at a glance: {@code success}, {@code danger}, ...
 * @param what what happened
 * @param detail more of it; empty if there is no more
 * @param link the page that has it all; empty if there is none
 */
record StoryLine(Instant at, String icon, String tone, String what, String detail, String link) {}
