-- Names without diacritics, as people type them and as names are likened; the letters are those of
-- ro.stocsync.text.Unaccented. Written only where the name changes.
alter table catalog_product add column plain_name text collate "C" not null generated always as
    (translate(name_key, 'ăâîșțáàäãåéèêëíìïóòöőôõúùûüűñçš', 'aaistaaaaaeeeeiiioooooouuuuuncs')) stored;
alter table product add column plain_name text collate "C" not null generated always as
    (translate(name_key, 'ăâîșțáàäãåéèêëíìïóòöőôõúùûüűñçš', 'aaistaaaaaeeeeiiioooooouuuuuncs')) stored;

-- What an operator's action found and what it wrote, for a day: one row for each product, so that
-- any replica can put back what was before as long as nobody else has changed it.
create table mapping_undo (
    company         text collate "C" not null,
    id              uuid             not null,
    shop            text collate "C" not null,
    product_key     text collate "C" not null,
    who             text             not null,
    at              timestamptz      not null default now(),
    -- The mapping before; the action is null where there was none.
    code            text             not null,
    name            text             not null,
    action          text,
    product_ids     bigint[]         not null,
    factors         numeric[]        not null,
    -- The mapping as the action left it; null where it left none.
    mapping_id      uuid,
    mapping_version integer,
    primary key (company, id, product_key)
);
create index mapping_undo_at on mapping_undo (at);
