-- Versions that are to come into force: once somebody else has signed them, and not before their day. One at a time for each definition.
create table engine.publications (
    definition_id  text primary key,
    version_id     uuid not null unique references engine.definition_versions (id),
    basis          text not null,
    effective_at   timestamptz,            -- business time; none: at once
    asked_at       timestamptz not null,   -- machine time, here and below
    asked_by       text not null,
    must_be_signed boolean not null,
    signed_at      timestamptz,
    signed_by      text,
    check ((signed_at is null) = (signed_by is null))
);
