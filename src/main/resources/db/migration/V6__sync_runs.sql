-- A level came in by a callback or by a stock pull.
alter table stock_level
    alter column callback drop not null,
    add column run uuid;

-- Stock pulls and reconciliations. One that is under way is held by one process at a time, which
-- the token fences; of a company one is open at a time.
create table sync_run (
    company      text collate "C" not null,
    id           uuid             not null,
    kind         text             not null,
    cause        text             not null,
    who          text             not null,
    shops        text[]           not null,
    -- Keys of the warehouses that were asked for; empty for all that the shops monitor.
    warehouses   text[]           not null,
    -- Whether the operator is asked before anything is written.
    preview      boolean          not null,
    -- Whether a reconciliation writes what differs.
    repair       boolean          not null,
    phase        text             not null,
    waits_for    text,
    confirmed_by text,
    problem      text,
    failures     integer          not null default 0,
    not_before   timestamptz      not null default '-infinity',
    holder       text,
    token        bigint           not null default 0,
    expires_at   timestamptz      not null default '-infinity',
    created_at   timestamptz      not null default now(),
    phase_at     timestamptz      not null default now(),
    ended_at     timestamptz,
    primary key (company, id)
);
create unique index sync_run_open on sync_run (company) where ended_at is null;
create index sync_run_latest on sync_run (company, created_at desc);

-- What SmartBill lists, until it is taken into the ledger or dropped.
create table pulled_warehouse (
    company       text collate "C" not null,
    run           uuid             not null,
    warehouse_key text collate "C" not null,
    warehouse     text             not null,
    read_from     timestamptz      not null,
    read_until    timestamptz,
    listed        bigint           not null default 0,
    unusable      bigint           not null default 0,
    primary key (company, run, warehouse_key),
    foreign key (company, run) references sync_run (company, id) on delete cascade
);

create table pulled_level (
    company       text collate "C" not null,
    run           uuid             not null,
    product_key   text collate "C" not null,
    warehouse_key text collate "C" not null,
    product_code  text             not null,
    product_name  text             not null,
    warehouse     text             not null,
    quantity      numeric          not null,
    name_key      text collate "C" not null,
    primary key (company, run, product_key, warehouse_key),
    foreign key (company, run, warehouse_key)
        references pulled_warehouse (company, run, warehouse_key) on delete cascade
);
create index pulled_level_name on pulled_level (company, run, name_key);

-- What a run found of one product in one shop: a row for each product of the shop that it feeds,
-- of product 0 where it feeds none.
create table sync_run_item (
    company            text collate "C" not null,
    run                uuid             not null,
    shop               text collate "C" not null,
    product_key        text collate "C" not null,
    product_id         bigint           not null default 0,
    -- OPEN until compared; EQUAL, DIFFERS, or the state of a product that nothing can be written for.
    verdict            text             not null default 'OPEN',
    detail             text,
    cause              text,
    level              numeric,
    wanted             numeric,
    shown              numeric,
    level_changed_at   timestamptz,
    shop_changed_at    timestamptz,
    -- Which version of shop_stock the run made due.
    wanted_version     bigint,
    -- Where the product stood when the run ended.
    state              text,
    reason             text,
    primary key (company, run, shop, product_key, product_id),
    foreign key (company, run) references sync_run (company, id) on delete cascade
);
create index sync_run_item_open on sync_run_item (company, run, shop, product_key)
    where verdict = 'OPEN';
create index sync_run_item_verdict on sync_run_item (company, run, verdict);

-- When each shop is reconciled by itself.
create table reconciliation_schedule (
    company    text collate "C" not null,
    shop       text collate "C" not null,
    cron       text             not null,
    zone       text             not null,
    repair     boolean          not null,
    next_at    timestamptz      not null,
    changed_by text             not null,
    primary key (company, shop)
);
