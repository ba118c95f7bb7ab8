-- Tasks that are the signature of somebody whom the one who decides another task has added (加签).
alter table cases.tasks add column signs uuid;           -- the other task
create index tasks_signs on cases.tasks (signs) where signs is not null;
