-- Each try to deliver a product: what was sent to which of the shop's products, and what came back.
create table delivery (
    company     text collate "C" not null,
    shop        text collate "C" not null,
    id          bigint generated always as identity,
    product_key text collate "C" not null,
    at          timestamptz      not null default now(),
    -- The shop's product whose stock was written; null where nothing was sent.
    product_id  bigint,
    sent        numeric,
    -- What the shop answered that it shows now.
    shown       numeric,
    shown_as    text,
    outcome     text             not null,
    detail      text,
    primary key (company, shop, id)
);
create index delivery_product on delivery (company, shop, product_key, id);
create index delivery_at on delivery (at);

-- How many tries went well and how many failed, by the hour.
create table delivery_hour (
    company   text collate "C" not null,
    shop      text collate "C" not null,
    hour      timestamptz      not null,
    delivered bigint           not null,
    failed    bigint           not null,
    primary key (company, shop, hour)
);

-- What runs found of one product, for its page.
create index sync_run_item_product on sync_run_item (company, shop, product_key);

-- Where the shop's picture of the product is; empty where it has none, or was not asked yet.
alter table catalog_product add column picture text not null default '';
