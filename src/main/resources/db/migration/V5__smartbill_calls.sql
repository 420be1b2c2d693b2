-- Calls of SmartBill's API are few, and shared by all replicas.
create table smartbill_account (
    company        text collate "C" not null,
    -- When the latest calls were made.
    calls          timestamptz[]    not null default '{}',
    -- SmartBill said that few calls are left until then.
    not_before     timestamptz      not null default '-infinity',
    -- SmartBill shut the account out until then.
    shut_out_until timestamptz      not null default '-infinity',
    primary key (company)
);
