-- What came in, as it came; long bodies are compressed where PostgreSQL keeps them.
create table callback_body (
    company  text collate "C" not null,
    callback bigint           not null,
    body     bytea            not null,
    -- Of a body that was too large, or broke off, only the beginning is kept.
    whole    boolean          not null,
    primary key (company, callback),
    foreign key (company, callback) references callback (company, id) on delete cascade
);

alter table callback
    -- What SmartBill was answered: HTTP's status, and the beginning of the text.
    add column status    integer,
    add column answer    text,
    -- The callback that an operator had taken in again, and who that was.
    add column replay_of bigint,
    add column who       text;

-- A product's callbacks, the latest first.
create index callback_item_product on callback_item (company, product_key, callback desc);
-- Those that are looked for among many more that were taken in.
create index callback_unusual on callback (company, outcome, id) where outcome <> 'ACCEPTED';
create index callback_replayed on callback (company, replay_of) where replay_of is not null;
