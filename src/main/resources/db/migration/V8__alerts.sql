-- What stays wrong. One that nobody was told of yet (opened_at is null) goes without a trace when its
-- cause does.
create table alert (
    company    text collate "C" not null,
    id         uuid             not null,
    cause      text collate "C" not null,
    -- Which shop; empty where it concerns the company.
    shop       text collate "C" not null,
    -- Which of several in one shop, such as the run; empty where there can be but one.
    subject    text collate "C" not null,
    detail     text             not null,
    -- When it began, and when it was first seen here.
    since      timestamptz      not null,
    noticed_at timestamptz      not null,
    opened_at  timestamptz,
    -- Since when it is not seen any more.
    calm_since timestamptz,
    ended_at   timestamptz,
    primary key (company, id)
);
-- So that a cause is told of once, however many replicas look.
create unique index alert_open on alert (company, shop, cause, subject) where ended_at is null;
create index alert_past on alert (company, ended_at desc) where ended_at is not null;
create index alert_ended on alert (ended_at) where ended_at is not null;

-- Products that a shop has no counterpart of, and whether somebody was told.
create table alert_unmatched (
    company     text collate "C" not null,
    shop        text collate "C" not null,
    product_key text collate "C" not null,
    since       timestamptz      not null,
    told_at     timestamptz,
    primary key (company, shop, product_key)
);

-- Whoever looks holds the row; and the last day that was told of.
create table alert_watch (
    company     text collate "C" not null,
    digested_on date             not null,
    primary key (company)
);

-- What is to be sent, to each recipient by itself, and what became of it.
create table alert_message (
    company         text collate "C" not null,
    id              bigint generated always as identity,
    channel         text collate "C" not null,
    -- An e-mail address; empty for the webhook, whose address may hold a key.
    recipient       text collate "C" not null,
    subject         text             not null,
    body            text             not null,
    created_at      timestamptz      not null,
    attempts        integer          not null default 0,
    next_attempt_at timestamptz      not null,
    problem         text,
    sent_at         timestamptz,
    given_up_at     timestamptz,
    primary key (company, id)
);
create index alert_message_due on alert_message (company, channel, recipient, id)
    where sent_at is null and given_up_at is null;
create index alert_message_created on alert_message (created_at);
