-- The oldest version of the calendar by which a running clock of the case was computed; null where none runs. What lies behind the calendar that is
-- known now is still to be judged anew, so that nothing needs to be remembered where a host ends on the way.
alter table cases.cases add column calendar integer;

update cases.cases set
    calendar = known.version,
    file = jsonb_set(file::jsonb, '{clocks}', coalesce(
        (select jsonb_agg(clock || jsonb_build_object('calendar', known.version) order by place)
        from jsonb_array_elements(file::jsonb -> 'clocks') with ordinality as clocks (clock, place)),
        '[]'))::text
from (select coalesce(max(number), 0) as version from cases.holiday_notices) known
where due_at is not null;

create index cases_calendar on cases.cases (region, calendar, id) where calendar is not null;

alter table cases.holiday_notices add column loaded_by text not null default 'service'; -- user name; business time of loaded_at
