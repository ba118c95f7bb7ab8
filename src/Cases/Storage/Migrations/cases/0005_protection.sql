-- Who had a key made, and why; null for the first ones.
alter table cases.keys add column made_by text, add column reason text;

-- How far the sealed values of a column have been carried over to the newest key. Who is broken off goes on from here.
create table cases.resealing (
    part    text primary key,   -- table and column
    key_id  integer not null,   -- to which key
    after   uuid not null,      -- the rows up to this id are through
    carried bigint not null,    -- so many values were sealed anew
    done    boolean not null
);
insert into cases.resealing
    select part, coalesce((select max(id) from cases.keys where purpose = 'Data'), 2), '00000000-0000-0000-0000-000000000000', 0, true
    from unnest(array['cases.revisions.content', 'cases.cases.applicant', 'cases.notices.content', 'cases.notices.recipient', 'cases.files.content']) part;

-- Which cases use a file; one that no case uses is not kept for long.
create table cases.file_uses (
    case_id uuid not null,
    file_id uuid not null,
    primary key (file_id, case_id)
);
create index file_uses_case on cases.file_uses (case_id);
insert into cases.file_uses select case_id, id from cases.files where case_id is not null;
alter table cases.files drop column case_id;
create index files_created_at on cases.files (created_at);

-- A lawful erasure leaves nothing of these.
alter table cases.cases
    alter column applicant drop not null, alter column name_digest drop not null, alter column id_number_digest drop not null, alter column phone_digest drop not null;
alter table cases.notices alter column content drop not null;

-- Who has seen personal data in full, or looked for a person; a chain of hashes for each region, like the journal's for each case.
create table cases.access_chains (
    region  text primary key,
    records integer not null,
    hash    bytea not null      -- of the last record
);
create table cases.access_log (
    region  text not null,
    seq     integer not null,
    case_id uuid,
    content bytea not null,     -- canonical JSON, see AccessRecord
    hash    bytea not null,     -- SHA-256 of the hash before and the content
    primary key (region, seq)
);
create index access_log_case on cases.access_log (case_id, seq) where case_id is not null;
create function cases.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The access log is append-only.' using errcode = 'restrict_violation';
end
$$;
create trigger access_log_append_only before update or delete on cases.access_log for each row execute function cases.refuse_change();
