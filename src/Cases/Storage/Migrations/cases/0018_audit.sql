-- What was done to the flows of cases from outside: a step that was skipped, a case that was ended, held, moved, carried over, its limit extended. The journal
-- of the case holds the same; here it is found by region and time.
create table cases.interventions (
    case_id uuid not null,
    number  integer not null,   -- of the stimulus in the journal
    region  text not null,
    kind    text not null,      -- name of the event, see InterventionLog
    actor   text not null,      -- user name
    role    text,
    node    text,               -- where it was moved to
    reason  uuid,               -- revision
    at      timestamptz not null,
    primary key (case_id, number)
);
create index interventions_region on cases.interventions (region, at desc, case_id, number);

insert into cases.interventions
    select instance_id, (record ->> 'stimulus')::integer, region, record ->> 'name', record ->> 'actor', record ->> 'role', record ->> 'node',
        coalesce(record #>> '{input,reason,id}', record #>> '{input,opinion,id}')::uuid, (record ->> 'at')::timestamptz
    from (select instance_id, convert_from(content, 'UTF8')::jsonb as record from engine.journal) journal join cases.cases on cases.id = instance_id
    where record ->> 'name' in ('IncidentRetried', 'StepSkipped', 'CaseCancelled', 'FlowHeld', 'FlowReleased', 'FlowMoved', 'FlowMigrated', 'CaseTerminated', 'LimitExtended');

-- Records of the access log are found by who and when, straight from what is hashed, so that nothing beside it could hide one. The text is UTF-8 whatever
-- the database thinks of conversions, which is why these may be called immutable.
create function cases.access_actor(content bytea) returns text language sql immutable strict as $$ select convert_from(content, 'UTF8')::jsonb ->> 'actor' $$;
create function cases.access_at(content bytea) returns text language sql immutable strict as $$ select convert_from(content, 'UTF8')::jsonb ->> 'at' $$;
create index access_log_actor on cases.access_log (region, cases.access_actor(content), seq);
create index access_log_at on cases.access_log (region, cases.access_at(content) collate "C", seq);

-- Payments of a region by time.
create index payments_ordered on cases.payments (region, ordered_at desc);
