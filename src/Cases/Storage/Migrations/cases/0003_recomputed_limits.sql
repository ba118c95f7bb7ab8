-- The cases with a limit that runs, and the oldest version of the calendar by which one of its clocks was computed. What lies behind the calendar that
-- is known now is still to be judged anew, so nothing needs to be remembered where a host ends on the way. A table of its own and not a column of
-- cases.cases, because hosts look every second, and an index there would hold what changes as a clock starts and ends: such a step would not be done in
-- place. Here it is one narrow row, and ids grow, so that both indexes are written at their end.
create table cases.running_limits (
    case_id  uuid primary key,
    region   text not null,
    calendar integer not null
);
create index running_limits_behind on cases.running_limits (region, calendar, case_id);

-- The clocks that are there were computed by the notices that are known.
create temporary table computed on commit drop as
    select id, region, closed_at, file::jsonb as file, (select coalesce(max(number), 0) from cases.holiday_notices) as calendar
    from cases.cases where jsonb_path_exists(file::jsonb, '$.clocks[*]');

insert into cases.running_limits
    select id, region, calendar from computed where closed_at is null and jsonb_path_exists(file, '$.clocks[*] ? (!exists (@.stoppedAt))');

update cases.cases set file = jsonb_set(computed.file, '{clocks}', (
        select jsonb_agg(clock || jsonb_build_object('calendar', computed.calendar) order by place)
        from jsonb_array_elements(computed.file -> 'clocks') with ordinality as clocks (clock, place)))::text
    from computed where computed.id = cases.id;

alter table cases.holiday_notices add column loaded_by text not null default 'service'; -- user name; business time of loaded_at
