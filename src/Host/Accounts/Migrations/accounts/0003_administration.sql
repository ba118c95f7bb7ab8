-- Administration of accounts, and its record.
alter table accounts.users
    add must_change_password boolean not null default false,
    add locked boolean not null default false;
comment on column accounts.users.must_change_password is 'the password was given by somebody else';
comment on column accounts.users.locked is 'by an administrator, until he unlocks it; lockout_end is for wrong passwords';
create index memberships_role on accounts.memberships (role);

create table accounts.act_chain (
    only_row boolean primary key default true check (only_row),
    records  integer not null,
    hash     bytea not null      -- of the last act
);
create table accounts.acts (
    seq     integer primary key,
    target  text not null,       -- user name
    regions text[] not null,     -- that the target belonged to before or after; none for those of the whole service
    content bytea not null,      -- canonical JSON, see AccountAct; no secrets
    hash    bytea not null       -- SHA-256 of the hash before and the content
);
create index acts_target on accounts.acts (target, seq);
create function accounts.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only.', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger acts_append_only before update or delete on accounts.acts for each row execute function accounts.refuse_change();
create trigger acts_never_emptied before truncate on accounts.acts for each statement execute function accounts.refuse_change();
