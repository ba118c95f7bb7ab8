-- Tasks that the superior agency decides, and the proof that there is somebody who may decide a task.
alter table cases.tasks
    add column superior   text,         -- agency; null for that of the case
    add column proven_at  timestamptz,  -- machine time; null where it is still to be proven
    add column proven_for bigint,       -- by which version of accounts and local settings, see EligibilityProof
    add column eligible   boolean;      -- false: nobody may, and those who can help have been told
create index tasks_unproven on cases.tasks (proven_at nulls first) where state = 'open' and claimed_by is null;

-- 特批: rules that a director set off for somebody, of which an auditor checks some.
create table cases.exceptions (
    id         uuid primary key,
    case_id    uuid not null,
    task_id    uuid not null,
    region     text not null,
    agency     text not null,
    stage      text not null,
    granted_by text not null,           -- user name, here and below
    granted_to text not null,
    rules      text[] not null,
    reason     uuid not null,           -- revision
    granted_at timestamptz not null
);
create index exceptions_region on cases.exceptions (region, granted_at desc);

insert into cases.resealing
    select part, coalesce((select max(id) from cases.keys where purpose = 'Data'), 2), '00000000-0000-0000-0000-000000000000', 0, true
    from unnest(array['accounts.users.identity', 'accounts.relatives.content']) part;
