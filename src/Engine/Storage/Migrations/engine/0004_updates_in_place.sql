-- A step changes an instance's row. PostgreSQL does that in place, without touching any index, as long as no index holds a column that changes.
drop index engine.instances_incidents;
create index instances_incidents on engine.instances (id) where incidents > 0;

-- An instance's state names its wait points; nobody looks for them by the instance.
drop index engine.bookmarks_instance;
