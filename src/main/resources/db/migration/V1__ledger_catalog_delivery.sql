-- Every key begins with the company, so that the data can be sharded by company.
-- Keys compare byte by byte (collate "C"): quicker, and the same order in every database.

-- What of a shop is monitored. First written from the configuration.
create table shop (
    company      text collate "C" not null,
    shop         text collate "C" not null,
    warehouses   text[]           not null,
    synchronised boolean          not null,
    primary key (company, shop)
);

-- The receipts: what SmartBill sent, whole.
create table callback (
    company     text collate "C" not null,
    id          bigint generated always as identity,
    received_at timestamptz      not null default now(),
    outcome     text             not null,
    items       integer          not null,
    accepted    integer          not null,
    problem     text,
    primary key (company, id)
);
create index callback_received on callback (received_at);

create table callback_item (
    company      text collate "C" not null,
    callback     bigint           not null,
    position     integer          not null,
    product_code text             not null,
    product_name text             not null,
    warehouse    text             not null,
    quantity     text             not null,
    verdict      text             not null,
    product_key  text collate "C",
    primary key (company, callback, position),
    foreign key (company, callback) references callback (company, id) on delete cascade
);

-- What should be: the last quantity SmartBill gave.
create table stock_level (
    company       text collate "C" not null,
    product_key   text collate "C" not null,
    warehouse_key text collate "C" not null,
    product_code  text             not null,
    product_name  text             not null,
    warehouse     text             not null,
    quantity      numeric          not null,
    callback      bigint           not null,
    changed_at    timestamptz      not null,
    primary key (company, product_key, warehouse_key)
);

-- Bringing one shop's stock of one product to what the ledger says.
-- Due where wanted_version > delivered_version and next_attempt_at has come; parked where it is 'infinity'.
create table shop_stock (
    company            text collate "C" not null,
    shop               text collate "C" not null,
    product_key        text collate "C" not null,
    wanted_version     bigint           not null,
    wanted_at          timestamptz      not null,
    delivered_version  bigint           not null default 0,
    delivered_quantity numeric,
    delivered_at       timestamptz,
    state              text             not null,
    attempts           integer          not null default 0,
    next_attempt_at    timestamptz      not null,
    -- Until then a request whose answer was lost may still be at work in the shop.
    unsettled_until    timestamptz      not null default '-infinity',
    problem            text,
    primary key (company, shop, product_key)
);
create index shop_stock_due on shop_stock (company, shop, next_attempt_at)
    where wanted_version > delivered_version;

-- Who talks to a shop now, for which purpose, and until when it is left in peace.
-- The token rises with every holder; outcomes carry it, so that a stale holder changes nothing.
create table shop_lease (
    company      text collate "C" not null,
    shop         text collate "C" not null,
    purpose      text collate "C" not null,
    token        bigint           not null,
    holder       text             not null,
    expires_at   timestamptz      not null,
    paused_until timestamptz      not null default '-infinity',
    failures     integer          not null default 0,
    problem      text,
    primary key (company, shop, purpose)
);

-- The mirror of a shop's products and variations.
create table catalog_product (
    company          text collate "C" not null,
    shop             text collate "C" not null,
    id               bigint           not null,
    parent_id        bigint           not null,
    sku              text collate "C" not null,
    folded_sku       text collate "C" not null,
    name             text             not null,
    name_key         text collate "C" not null,
    type             text             not null,
    status           text             not null,
    stock_management text             not null,
    stock_quantity   numeric,
    stock_status     text             not null,
    modified_at      timestamptz,
    seen_at          timestamptz      not null,
    primary key (company, shop, id)
);
create index catalog_product_sku on catalog_product (company, shop, sku) where sku <> '';
create index catalog_product_folded_sku on catalog_product (company, shop, folded_sku) where sku <> '';
create index catalog_product_name on catalog_product (company, shop, name_key);
create index catalog_product_parent on catalog_product (company, shop, parent_id) where parent_id <> 0;

create table catalog_state (
    company    text collate "C" not null,
    shop       text collate "C" not null,
    read_whole boolean          not null default false,
    read_until timestamptz,
    -- The shop-wide switch as it stood then: while it is off every product shows as not managed.
    stock_managed boolean,
    -- Counts the changes that matter to matching, so that none is missed by a delivery under way.
    changes       bigint not null default 0,
    primary key (company, shop)
);

-- Which of the shop's products a product key stands for, and why. The holder is the product or
-- variation whose stock is written: the parent's, where the parent keeps it.
create table product_mapping (
    company     text collate "C" not null,
    shop        text collate "C" not null,
    product_key text collate "C" not null,
    product_id  bigint           not null,
    holder_id   bigint           not null,
    reason      text             not null,
    mapped_at   timestamptz      not null default now(),
    primary key (company, shop, product_key)
);
create index product_mapping_holder on product_mapping (company, shop, holder_id);
