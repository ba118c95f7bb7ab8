-- A step changes a case's row. PostgreSQL does that in place, without touching any index, as long as no index holds a column that changes; and it
-- writes to its log only what lies between the first and the last byte that changed. So what changes stands at the end, and there is no index by status.
create table cases.cases_in_order (
    id                    uuid not null,        -- also the id of the workflow instance
    case_number           text not null,
    region                text not null,
    item                  text not null,
    title                 text not null,
    definition_version_id uuid not null,
    agency                text not null,
    channel               text not null,
    submitted_by          uuid not null,        -- account
    received_at           timestamptz not null, -- business time, here and below
    applicant             bytea not null,       -- sealed
    name_digest           bytea not null,       -- keyed, for searching, here and below
    id_number_digest      bytea not null,
    phone_digest          bytea not null,
    application_revision  uuid not null,
    opinion_revision      uuid,
    accepted_at           timestamptz,
    closed_at             timestamptz,
    due_at                timestamptz,          -- of the overall limit, while it runs, here and below
    yellow_at             timestamptz,
    red_at                timestamptz,
    attention             boolean not null,     -- a fault in the flow waits for an administrator
    status                text not null,        -- CaseStatus
    stage                 text,
    file                  text not null         -- JSON, see CaseFile
) with (fillfactor = 70);
insert into cases.cases_in_order
    select id, case_number, region, item, title, definition_version_id, agency, channel, submitted_by, received_at, applicant, name_digest, id_number_digest,
        phone_digest, application_revision, opinion_revision, accepted_at, closed_at, due_at, yellow_at, red_at, attention, status, stage, file
    from cases.cases;
drop table cases.cases;
alter table cases.cases_in_order rename to cases;
alter table cases.cases add primary key (id), add unique (case_number);
create index cases_region on cases.cases (region, received_at desc);
create index cases_item on cases.cases (region, item, received_at desc);
create index cases_submitted_by on cases.cases (submitted_by, received_at desc);
create index cases_name on cases.cases (name_digest);
create index cases_id_number on cases.cases (id_number_digest);
create index cases_phone on cases.cases (phone_digest);

-- Tasks are looked for by who may claim them, who has claimed them and who has decided them; those of one case stand in its file.
drop index cases.tasks_case;
drop index cases.tasks_claimed;
create index tasks_claimed on cases.tasks (claimed_by, opened_at) where state = 'open' and claimed_by is not null;
