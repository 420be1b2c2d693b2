-- GTIN, EAN, UPC or ISBN, its digits alone: shops and SmartBill set hyphens as they please.
alter table catalog_product add column gtin text collate "C" not null default '';
create index catalog_product_gtin on catalog_product (company, shop, gtin) where gtin <> '';

-- Every row is written once in each reading of the whole catalog; its new version finds room on the
-- same page, and no index is touched.
alter table catalog_product set (fillfactor = 85);

-- The reading of a shop's whole catalog, the one under way or else the last: where it stands, so
-- that whoever has the lease next goes on there.
create table catalog_reading (
    company       text collate "C" not null,
    shop          text collate "C" not null,
    -- FIRST, SWITCHED or SWEEP
    purpose       text             not null,
    began_at      timestamptz      not null,
    -- What the shop's clock said at the first page; what it changes later is for the refreshes.
    shop_time     timestamptz,
    -- The shop-wide switch of stock management as it stood then.
    stock_managed boolean          not null,
    -- Which list is read, and how far: pages, or parents, done of those known.
    list          text             not null,
    done          integer          not null default 0,
    known         integer          not null default 0,
    -- The greatest product or parent read in this list.
    last_id       bigint           not null default 0,
    items         bigint           not null default 0,
    -- Seconds spent reading, without the time in which nobody read: in this list, and in all.
    list_seconds  double precision not null default 0,
    seconds       double precision not null default 0,
    updated_at    timestamptz      not null,
    finished_at   timestamptz,
    primary key (company, shop)
);
