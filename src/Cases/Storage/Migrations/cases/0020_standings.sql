-- How each case stands, or ended, for the figures and lists of the desk: a narrow row beside the wide one of cases.cases, written in the same commit, so that
-- tens of thousands are counted without opening theirs. Nothing personal. What changes at a step stands in no index, so that the row is changed in place;
-- only the closing moves it from one index to another.
create table cases.standings (
    case_id     uuid primary key,
    region      text not null,
    agency      text not null,
    item        text not null,
    received_at timestamptz not null, -- business time, here and below
    closed_at   timestamptz,
    due_at      timestamptz,          -- of an open case as in cases.cases; of one that was closed, when the limit of the whole case passed or would have
    yellow_at   timestamptz,
    red_at      timestamptz,
    in_time     boolean,              -- once closed, whether that limit was kept; null where it had none
    attention   boolean not null,
    status      text not null,        -- CaseStatus
    stage       text
) with (fillfactor = 80);

insert into cases.standings
    select id, region, agency, item, received_at, closed_at, due_at, yellow_at, red_at, case when closed_at is not null then (
        select not coalesce((clock -> 'breached')::boolean, false)
        from jsonb_array_elements(file::jsonb -> 'clocks') with ordinality as clocks (clock, place)
        where coalesce(clock ->> 'timeKind', 'limit') = 'limit' and coalesce(clock ->> 'scope', 'overall') <> 'stage' and coalesce(clock ->> 'authority', 'promised') <> 'statutory'
        order by place desc limit 1) end, attention, status, stage
    from cases.cases;

create index standings_open on cases.standings (region) where closed_at is null;
create index standings_closed on cases.standings (region, closed_at desc, case_id) include (agency, status, in_time) where closed_at is not null;
create index standings_late on cases.standings (region, due_at) where closed_at is not null and not in_time;
create index standings_received on cases.standings (region, received_at desc) include (agency);

-- How long the tasks of a region took.
create index tasks_decided on cases.tasks (region, decided_at) where state = 'done';

