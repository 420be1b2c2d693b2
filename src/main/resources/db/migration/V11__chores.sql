-- What is done again and again whatever happens, such as deleting what is old: once in each chore's
-- interval, by whichever process finds it due. A chore is the whole installation's and no company
-- has a share in it, so this table's key, alone of all, does not begin with the company; where the
-- others are sharded this one, of a row for each chore, is a reference table.
create table chore (
    name       text collate "C" not null,
    -- When it was begun the last time that it was done to the end.
    done_at    timestamptz      not null default '-infinity',
    -- Since when somebody is at it; null where nobody is.
    began_at   timestamptz,
    -- Nobody begins it before: somebody is at it, or it failed a moment ago.
    not_before timestamptz      not null default '-infinity',
    failures   integer          not null default 0,
    primary key (name)
);
