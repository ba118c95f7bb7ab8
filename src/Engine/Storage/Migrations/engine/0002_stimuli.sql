-- What bursts have for other instances, and what comes from outside for whoever waits for it. A row is written in the commit of the burst that sends it
-- and closed only by the commit that carries its effect.
create table engine.stimuli (
    seq            bigint generated always as identity primary key,   -- delivered in this order, as far as one does not have to wait
    id             uuid not null,
    aim            text not null,          -- see StimulusAim
    name           text not null,          -- what happened, in the journal of who receives it
    source_id      uuid,                   -- the instance that sends it; none: it comes from outside
    instance_id    uuid,                   -- to whom; of a signal: none, it is for all that wait for it
    bookmark_id    uuid,                   -- the wait point to go on at
    hash           text,                   -- of a signal: what those wait for that it is for
    definition_id  text,                   -- of an instance to be started
    correlation_id text,                   -- of an instance to be started; of a signal: of those that hear it
    reply_to       uuid,                   -- the wait point of the sender at which the end of the started instance is awaited
    input          text not null,          -- JSON
    created_at     timestamptz not null,   -- business time
    closed_at      timestamptz,            -- business time
    outcome        text,                   -- once closed: delivered, spread, dropped (nobody waited), ignored (no longer awaited), impossible
    attempts       integer not null default 0,
    retry_at       timestamptz,            -- machine time, after an attempt that failed
    error          text
);
create index stimuli_due on engine.stimuli (seq) where closed_at is null;
create index stimuli_source on engine.stimuli (source_id);
