-- A step changes a case's row. PostgreSQL does that in place, without touching any index, as long as no index holds a column that changes.
drop index cases.cases_status;

-- A task that nobody has claimed is in one index less.
drop index cases.tasks_claimed;
create index tasks_claimed on cases.tasks (claimed_by, opened_at) where state = 'open' and claimed_by is not null;
