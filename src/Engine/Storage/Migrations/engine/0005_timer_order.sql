-- Of timers that are due at the same instant, the one that was armed first fires first. A sweep reads what is due in this order. What is held or has failed
-- stands in an index of its own, however much of it there is, so that it is not in the way of the others.
alter table engine.timers add column armed bigint generated always as identity;
drop index engine.timers_due;
create index timers_due on engine.timers (due_at, armed) where closed_at is null and retry_at is null;
create index timers_retry on engine.timers (retry_at) where closed_at is null and retry_at is not null;
