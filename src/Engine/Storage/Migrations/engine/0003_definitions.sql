-- Who brought which version of a definition, and who put it into force.
alter table engine.definition_versions
    add column origin       text not null default 'file' check (origin in ('file', 'studio')),
    add column saved_at     timestamptz,   -- machine time, here and below
    add column saved_by     text,
    add column published_at timestamptz,   -- the last time; once there, the version never changes
    add column published_by text;
update engine.definition_versions set saved_at = created_at, saved_by = 'service', published_at = created_at, published_by = 'service';
alter table engine.definition_versions
    alter column origin drop default,
    alter column saved_at set not null,
    alter column saved_by set not null,
    add check ((published_at is null) = (published_by is null)),
    add check (published_at is not null or not is_published);

-- What a file says while Studio is ahead of the files: it waits for a person. Of several files that came one after the other, the last.
create table engine.pending_revisions (
    definition_id text primary key,
    name          text,
    document      text not null,      -- canonical text
    sha256        bytea not null,     -- of the canonical text
    found_at      timestamptz not null
);

-- What was done with definitions, by whom and on which ground. Append-only.
create table engine.definition_events (
    id            bigint generated always as identity primary key,
    definition_id text not null,
    version       integer,            -- none: of the pending revision
    event         text not null,      -- see DefinitionAct
    sha256        bytea not null,     -- of the content that it was done with
    actor         text not null,
    basis         text,
    at            timestamptz not null
);
create index definition_events_definition on engine.definition_events (definition_id, id);
insert into engine.definition_events (definition_id, version, event, sha256, actor, at)
select definition_id, version, 'imported', sha256, 'service', created_at from engine.definition_versions order by created_at, definition_id, version;

create or replace function engine.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only.', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger definition_events_append_only before update or delete on engine.definition_events for each row execute function engine.refuse_change();

create function engine.refuse_change_of_published() returns trigger language plpgsql as $$
begin
    raise exception 'A published version never changes.' using errcode = 'restrict_violation';
end
$$;
create trigger definition_versions_immutable before update on engine.definition_versions for each row
    when (old.published_at is not null and (old.document, old.sha256, old.version, old.definition_id, new.published_at is null)
        is distinct from (new.document, new.sha256, new.version, new.definition_id, false))
    execute function engine.refuse_change_of_published();
create trigger definition_versions_kept before delete on engine.definition_versions for each row
    when (old.published_at is not null) execute function engine.refuse_change_of_published();
