-- Every version of every definition, for ever: running instances are pinned to one.
create table engine.definition_versions (
    id            uuid primary key,
    definition_id text not null,
    version       integer not null,
    name          text,
    document      text not null,      -- canonical text, see DefinitionText
    sha256        bytea not null,     -- of the canonical text
    is_latest     boolean not null,
    is_published  boolean not null,
    created_at    timestamptz not null,
    unique (definition_id, version)
);
create unique index definition_versions_latest on engine.definition_versions (definition_id) where is_latest;
create unique index definition_versions_published on engine.definition_versions (definition_id) where is_published;

-- The files that were imported once; a file seen is never imported again, so a rollback does not publish old content.
create table engine.imported_files (
    sha256        bytea primary key,
    definition_id text not null,
    imported_at   timestamptz not null
);

create table engine.instances (
    id                    uuid primary key,
    definition_version_id uuid not null references engine.definition_versions (id),
    sub_status            text not null,
    incidents             integer not null,
    name                  text,
    correlation_id        text,
    created_at            timestamptz not null,   -- business time, here and below
    updated_at            timestamptz not null,
    finished_at           timestamptz,
    stimuli               integer not null,       -- number of the last stimulus
    records               integer not null,       -- number of the last journal record
    journal_hash          bytea not null,         -- its hash
    state                 text not null           -- JSON, see InstanceState
) with (fillfactor = 70);
create index instances_version on engine.instances (definition_version_id);
create index instances_incidents on engine.instances (updated_at) where incidents > 0;

-- Where instances wait, to be found by what they wait for.
create table engine.bookmarks (
    id          uuid primary key,
    instance_id uuid not null,
    name        text not null,
    hash        text not null,
    node_id     text not null,
    created_at  timestamptz not null
);
create index bookmarks_hash on engine.bookmarks (hash);
create index bookmarks_instance on engine.bookmarks (instance_id);

-- One row for each thing that becomes due. It is closed only by the commit that carries its effect.
create table engine.timers (
    instance_id uuid not null,
    subject     text not null,          -- a clock of the case, or the bookmark that waits
    kind        text not null,
    generation  integer not null,       -- grows each time the same thing is armed anew
    due_at      timestamptz not null,   -- business time
    closed_at   timestamptz,            -- business time
    outcome     text,                   -- fired or cancelled, once closed
    attempts    integer not null default 0,
    retry_at    timestamptz,            -- machine time, after an attempt that failed
    error       text,
    primary key (instance_id, subject, kind, generation)
);
create index timers_due on engine.timers (due_at) where closed_at is null;

-- Append-only and hash-chained. One instance lies in one partition, because the first bits of its id are the time it was made.
create table engine.journal (
    instance_id uuid not null,
    seq         integer not null,
    content     bytea not null,         -- canonical JSON
    hash        bytea not null,         -- SHA-256 of the previous hash and the content
    primary key (instance_id, seq)
) partition by range (instance_id);
create table engine.journal_default partition of engine.journal default;

create function engine.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The journal is append-only.' using errcode = 'restrict_violation';
end
$$;
create trigger journal_append_only before update or delete on engine.journal for each row execute function engine.refuse_change();
