-- Who holds an account, so that several accounts of one person count as one, and whose cases he must not handle (回避).
alter table accounts.users
    add identity bytea,
    add identity_digest bytea;
comment on column accounts.users.identity is 'sealed: identity document of the holder; null where nobody has said it';
comment on column accounts.users.identity_digest is 'keyed digest of its number';
create index users_identity on accounts.users (identity_digest) where identity_digest is not null;

create table accounts.relatives (
    id               uuid primary key,
    user_id          uuid not null references accounts.users on delete cascade,
    content          bytea not null,        -- sealed
    id_number_digest bytea not null,        -- keyed
    declared_at      timestamptz not null,  -- machine time
    unique (user_id, id_number_digest)
);

-- Grows with each commit that changes who may do what, or who is who. Counted in that very commit: who has read a version has seen all that it counts.
create table accounts.people (
    only_row   boolean primary key default true check (only_row),
    version    bigint not null,
    changed_in xid8
);
insert into accounts.people (version) values (1);
create function accounts.count_change() returns trigger language plpgsql as $$
begin
    update accounts.people set version = version + 1, changed_in = pg_current_xact_id() where changed_in is distinct from pg_current_xact_id();
    return null;
end
$$;
create trigger users_come_and_go after insert or delete on accounts.users for each row execute function accounts.count_change();
create trigger users_changed after update on accounts.users for each row
    when ((old.locked, old.demo, old.identity_digest) is distinct from (new.locked, new.demo, new.identity_digest)) execute function accounts.count_change();
create trigger memberships_come_and_go after insert or delete or update of region, agency, role on accounts.memberships for each row execute function accounts.count_change();
create trigger relatives_come_and_go after insert or delete on accounts.relatives for each row execute function accounts.count_change();
