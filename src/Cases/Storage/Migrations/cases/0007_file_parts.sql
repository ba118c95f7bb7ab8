-- The content of a file in parts, each sealed for its place, so that no file is ever whole in memory. What was uploaded before stays in one piece.
alter table cases.files
    alter column content drop not null,
    add column complete boolean not null default true;  -- false while it is being sent
create table cases.file_parts (
    id      uuid primary key,
    file_id uuid not null references cases.files on delete cascade,
    number  integer not null,       -- from 0
    content bytea not null,         -- sealed
    unique (file_id, number)
);
insert into cases.resealing
    select 'cases.file_parts.content', coalesce((select max(id) from cases.keys where purpose = 'Data'), 2), '00000000-0000-0000-0000-000000000000', 0, true;
