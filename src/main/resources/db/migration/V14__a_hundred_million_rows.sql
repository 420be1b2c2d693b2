-- Only adds what the version before does not mind; no index is made on callback, callback_item,
-- callback_body, delivery or history, which may be large.

-- Levels that a stock pull changed; what callbacks changed stands in callback_item.
create table level_pulled (
    company     text collate "C" not null,
    product_key text collate "C" not null,
    id          bigint generated always as identity,
    run         uuid             not null,
    at          timestamptz      not null default now(),
    warehouse   text             not null,
    quantity    numeric          not null,
    primary key (company, product_key, id)
);
create index level_pulled_at on level_pulled (at);

-- Which keys a product had before. Few rows have an entry.
create index product_superseded on product (company, superseded_by)
    where superseded_by is not null;

-- Due work, and its counts: gauges and the overview read nothing but this. It takes the place of
-- shop_stock_due and is written as often: whatever changes what it includes changes next_attempt_at
-- or a version too. The old one goes first: its lock is the stronger, and whoever takes the weaker
-- before meets the shops' writes in a ring.
drop index shop_stock_due;
create index shop_stock_open on shop_stock (company, shop, next_attempt_at)
    include (state, wanted_at) where wanted_version > delivered_version;

-- When a shop took a level last, without looking through all its products.
alter table delivery_hour add column delivered_at timestamptz;
create index delivery_hour_hour on delivery_hour (hour);

-- What only grows at its end and is deleted from its beginning. By default PostgreSQL waits for a
-- fifth of the table: of 100 million rows 20 million dead ones, or 20 million new ones that no
-- index-only scan can trust. Below 2 % it leaves the indexes alone, and so would clean nothing.
alter table callback set (autovacuum_vacuum_scale_factor = 0.03,
    autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table callback_item set (autovacuum_vacuum_scale_factor = 0.03,
    autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table callback_body set (autovacuum_vacuum_scale_factor = 0.03,
    autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table delivery set (autovacuum_vacuum_scale_factor = 0.03,
    autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table history set (autovacuum_vacuum_scale_factor = 0.03,
    autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table level_pulled set (autovacuum_vacuum_scale_factor = 0.03,
    autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- A row for each product and no more, written again and again: cleaned often, it stays small and its
-- index alone can be read.
alter table stock_level set (autovacuum_vacuum_scale_factor = 0.05);
alter table shop_stock set (autovacuum_vacuum_scale_factor = 0.05);
