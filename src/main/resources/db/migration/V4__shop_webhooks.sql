-- The shops that an operator had registered: their webhooks, and no others', are looked after.
create table shop_webhook (
    company       text collate "C" not null,
    shop          text collate "C" not null,
    registered_at timestamptz      not null default now(),
    primary key (company, shop)
);
