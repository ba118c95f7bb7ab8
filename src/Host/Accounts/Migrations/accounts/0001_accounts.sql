-- Accounts, what each may do where, and the wrapped keys of tokens and cookies.

create table accounts.users (
    id uuid primary key default gen_random_uuid(),
    user_name text not null,
    normalized_user_name text not null unique,
    display_name text not null,
    password_hash text not null,
    security_stamp text not null,
    concurrency_stamp text not null,
    lockout_end timestamptz,
    access_failed_count integer not null default 0,
    demo boolean not null default false
);

comment on column accounts.users.demo is 'made in demo mode; cannot sign in outside it';
comment on column accounts.users.security_stamp is 'changes with the password; a token that carries another one is void';

create table accounts.memberships (
    id bigint generated always as identity primary key,
    user_id uuid not null references accounts.users on delete cascade,
    region text,
    agency text,
    role text not null,
    level text,
    active boolean not null,
    check (agency is null or region is not null),
    unique nulls not distinct (user_id, region, agency, role)
);

comment on column accounts.memberships.region is 'null for roles of the whole service';
comment on column accounts.memberships.agency is 'null for all agencies of the region';

create unique index memberships_one_active on accounts.memberships (user_id) where active;

create table accounts.data_protection_keys (
    id bigint generated always as identity primary key,
    name text not null,
    xml text not null
);
