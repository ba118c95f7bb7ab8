-- What a notice rests on, and each time that it was handed to a channel.
alter table cases.notices
    add column template_version integer,                    -- of the item's definition, whose wording it is; null where the wording is ours
    add column urgent boolean not null default false,       -- goes in quiet hours too
    add column resent_by text;                              -- user name of who had it sent again last
create table cases.deliveries (
    notice_id uuid not null,
    attempt   integer not null,
    at        timestamptz not null,     -- machine time
    channel   text not null,
    error     text,                     -- null where it was taken
    primary key (notice_id, attempt)
);

-- What an account has read of its inbox.
create table cases.notice_reads (
    account_id uuid not null,
    notice_id  uuid not null,
    read_at    timestamptz not null,    -- machine time
    primary key (account_id, notice_id)
);
