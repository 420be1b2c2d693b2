-- The trace of a call, where one is kept, as W3C's traceparent: what the call caused later, perhaps
-- in another process, joins it.
alter table callback add column trace text;
