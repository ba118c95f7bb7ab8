-- Keys for what is personal, wrapped by the master key that lies outside the database.
create table cases.keys (
    id         integer primary key,
    purpose    text not null,
    wrapped    bytea not null,
    created_at timestamptz not null
);

-- The last six digits of case numbers; a number is unique with its region and date.
create sequence cases.case_sequence maxvalue 999999 cycle;

create table cases.cases (
    id                    uuid primary key,     -- also the id of the workflow instance
    case_number           text not null unique,
    region                text not null,
    item                  text not null,
    title                 text not null,
    definition_version_id uuid not null,
    agency                text not null,
    channel               text not null,
    status                text not null,        -- CaseStatus
    stage                 text,
    attention             boolean not null,     -- a fault in the flow waits for an administrator
    submitted_by          uuid not null,        -- account
    received_at           timestamptz not null, -- business time, here and below
    accepted_at           timestamptz,
    closed_at             timestamptz,
    due_at                timestamptz,          -- of the overall limit, while it runs, here and below
    yellow_at             timestamptz,
    red_at                timestamptz,
    applicant             bytea not null,       -- sealed
    name_digest           bytea not null,       -- keyed, for searching, here and below
    id_number_digest      bytea not null,
    phone_digest          bytea not null,
    application_revision  uuid not null,
    opinion_revision      uuid,
    file                  text not null         -- JSON, see CaseFile
) with (fillfactor = 80);
create index cases_region on cases.cases (region, received_at desc);
create index cases_item on cases.cases (region, item, received_at desc);
create index cases_status on cases.cases (region, status, received_at desc);
create index cases_submitted_by on cases.cases (submitted_by, received_at desc);
create index cases_name on cases.cases (name_digest);
create index cases_id_number on cases.cases (id_number_digest);
create index cases_phone on cases.cases (phone_digest);

-- What applicants sent and what people wrote with decisions: immutable, sealed. A lawful erasure empties the content and keeps the digest.
create table cases.revisions (
    id         uuid primary key,
    case_id    uuid not null,
    kind       text not null,
    content    bytea,
    digest     bytea not null,
    created_at timestamptz not null
);
create index revisions_case on cases.revisions (case_id);

create table cases.tasks (
    id          uuid primary key,
    case_id     uuid not null,
    region      text not null,
    item        text not null,
    activity    text not null,
    stage       text not null,
    role        text not null,
    state       text not null,      -- open, done, cancelled
    opened_at   timestamptz not null,
    claimed_by  text,               -- user name
    claimed_at  timestamptz,
    decided_by  text,
    decided_at  timestamptz,
    decision    text
) with (fillfactor = 80);
create index tasks_case on cases.tasks (case_id);
create index tasks_open on cases.tasks (region, role, opened_at) where state = 'open';
create index tasks_claimed on cases.tasks (claimed_by, opened_at) where state = 'open';
create index tasks_done on cases.tasks (decided_by, decided_at desc) where state = 'done';

-- The outbox. A notice leaves only after the commit that queued it.
create table cases.notices (
    id              uuid primary key,
    case_id         uuid not null,
    activity        text not null,
    event           text not null,
    audience        text not null,
    channel         text not null,      -- email or inbox
    recipient       bytea,              -- sealed
    content         bytea not null,     -- sealed
    digest          bytea not null,     -- SHA-256 of the text
    status          text not null,      -- pending, delivered, dead
    queued_at       timestamptz not null,
    delivered_at    timestamptz,
    attempts        integer not null default 0,
    next_attempt_at timestamptz,        -- machine time
    error           text
);
create index notices_case on cases.notices (case_id, queued_at);
create index notices_pending on cases.notices (next_attempt_at) where status = 'pending';
create index notices_dead on cases.notices (queued_at) where status = 'dead';

create table cases.files (
    id           uuid primary key,
    uploaded_by  uuid not null,         -- account
    case_id      uuid,                  -- once a case uses it
    content_type text not null,
    size         integer not null,
    sha256       bytea not null,
    content      bytea not null,        -- sealed
    created_at   timestamptz not null
);
create index files_case on cases.files (case_id);

-- Notices of holidays and working days, in the order they became known to us: a number stands for a version of the calendar.
create table cases.holiday_notices (
    number    integer primary key,
    id        text not null,
    document  text not null,
    sha256    bytea not null unique,
    loaded_at timestamptz not null
);

-- The offset of business time in demo mode, the same for all hosts.
create table cases.demo_clock (
    only_row boolean primary key default true check (only_row),
    offset_ticks bigint not null
);
