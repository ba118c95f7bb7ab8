-- Applications that are being filled in, one for each account and item, so that a browser that is closed loses nothing. Deleted with the submission, or when
-- nobody has touched them for long.
create table cases.drafts (
    id         uuid primary key,
    account_id uuid not null,
    region     text not null,
    item       text not null,
    content    bytea not null,        -- sealed
    saved_at   timestamptz not null,  -- machine time
    unique (account_id, region, item)
);
create index drafts_saved_at on cases.drafts (saved_at);

-- The files that drafts name are kept as long as the draft.
create table cases.draft_files (
    draft_id uuid not null references cases.drafts on delete cascade,
    file_id  uuid not null,
    primary key (draft_id, file_id)
);
create index draft_files_file on cases.draft_files (file_id);

insert into cases.resealing
    select 'cases.drafts.content', coalesce((select max(id) from cases.keys where purpose = 'Data'), 2), '00000000-0000-0000-0000-000000000000', 0, true;
