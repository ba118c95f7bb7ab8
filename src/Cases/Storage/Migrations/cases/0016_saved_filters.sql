-- What somebody looks for again and again in the inbox, under a name. The query is that of the address of the page; nothing personal stands in it but the
-- number of a case.
create table cases.saved_filters (
    account_id uuid not null,
    name       text not null,
    query      text not null,
    saved_at   timestamptz not null,
    primary key (account_id, name)
);
