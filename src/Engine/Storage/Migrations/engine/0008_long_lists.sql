-- Lists of instances are of some definitions, in the order in which the instances began: both stand in one index, so that pages far behind are found in it alone.
alter table engine.instances drop constraint instances_pkey;
alter table engine.instances add primary key (id) include (definition_version_id);
drop index engine.instances_version;
create index instances_version on engine.instances (definition_version_id, id);

-- The few that a flow gave a name or a correlation, to be found by it.
create index instances_named on engine.instances (id) where name is not null or correlation_id is not null;

-- Those who look after the timers see all that are armed, and those that have failed.
create index timers_armed on engine.timers (due_at, armed) include (attempts) where closed_at is null;
create index timers_failed on engine.timers (due_at, armed) where closed_at is null and attempts > 0;
