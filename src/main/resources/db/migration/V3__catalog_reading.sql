-- GTIN, EAN, UPC or ISBN, its digits alone: shops and SmartBill set hyphens as they please.
alter table catalog_product add column gtin text collate "C" not null default '';
create index catalog_product_gtin on catalog_product (company, shop, gtin) where gtin <> '';
