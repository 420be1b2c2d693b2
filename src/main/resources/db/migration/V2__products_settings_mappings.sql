-- SmartBill's products as last named, one row each. SmartBill gives products no number of their own:
-- one that gains or loses its code comes under another key, which takes the old one's place.
create table product (
    company       text collate "C" not null,
    product_key   text collate "C" not null,
    code          text             not null,
    name          text             not null,
    folded_code   text collate "C" not null,
    name_key      text collate "C" not null,
    first_seen_at timestamptz      not null default now(),
    superseded_by text collate "C",
    primary key (company, product_key)
);
create index product_name on product (company, name_key);
create index product_folded_code on product (company, folded_code) where folded_code <> '';

-- The name's key is not known here (it is folded outside the database); the next callback writes it.
insert into product (company, product_key, code, name, folded_code, name_key, first_seen_at)
select distinct on (company, product_key) company, product_key, product_code, product_name,
    case when starts_with(product_key, 'c:') then lower(substr(product_key, 3)) else '' end,
    case when starts_with(product_key, 'n:') then substr(product_key, 3) else '' end, changed_at
from stock_level order by company, product_key, changed_at desc;

-- Which key a level was taken over from, as long as SmartBill has not given it anew.
alter table stock_level add column inherited_from text collate "C";

-- What was changed, by whom: settings, mappings, products that came under another key.
create table history (
    company     text collate "C" not null,
    id          bigint generated always as identity,
    at          timestamptz      not null default now(),
    who         text             not null,
    shop        text collate "C",
    product_key text collate "C",
    what        text             not null,
    detail      jsonb            not null,
    primary key (company, id)
);
create index history_product on history (company, product_key, id);
create index history_at on history (at);

-- What an operator turns while it runs; the configuration gives the first values, and gives them
-- again where it is changed (configured: what it said last).
alter table shop
    add column safety_stock   numeric not null default 0,
    add column decimals       text    not null default 'EXACT',
    add column negative_stock text    not null default 'PASS_ON',
    add column manage_stock   text    not null default 'REPORT',
    add column name_fallback  boolean not null default false,
    add column configured     jsonb;

-- What was found, as remembered: one row for each product of the shop that a product key feeds.
alter table product_mapping rename to product_match;
alter index product_mapping_holder rename to product_match_holder;
alter table product_match
    drop constraint product_mapping_pkey,
    add primary key (company, shop, product_key, product_id),
    add column factor numeric not null default 1;

-- What an operator decided. Targets and factors stand side by side; a product that is ignored has none.
create table product_mapping (
    company     text collate "C" not null,
    id          uuid             not null,
    shop        text collate "C" not null,
    product_key text collate "C" not null,
    code        text             not null,
    name        text             not null,
    action      text             not null,
    product_ids bigint[]         not null,
    factors     numeric[]        not null,
    changed_at  timestamptz      not null,
    changed_by  text             not null,
    version     integer          not null,
    primary key (company, id),
    unique (company, shop, product_key),
    check (cardinality(product_ids) = cardinality(factors))
);
create index product_mapping_targets on product_mapping using gin (product_ids);
