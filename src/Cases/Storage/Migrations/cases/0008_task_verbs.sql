-- Tasks that somebody else decides in the name of their holder (委派), that go before others (加急), or that are shown to somebody (抄送).
alter table cases.tasks add column delegated_to text;    -- user name
alter table cases.tasks add column urgent boolean not null default false;
create index tasks_delegated on cases.tasks (delegated_to) where state = 'open' and delegated_to is not null;

create table cases.task_copies (
    user_name text not null,
    task_id   uuid not null,
    copied_at timestamptz not null,
    primary key (user_name, task_id)
);
