-- What agencies set for items where the documents leave it open. A row is never changed: the last of an agency and item is in force. Numbers are given
-- without gaps and become known in their order, so that the highest that a host has seen says how far it has read.
create table cases.local_settings (
    number   integer primary key,
    region   text not null,
    agency   text not null,
    item     text not null,
    settings text not null,         -- JSON, see LocalSettings
    reason   text not null,         -- nothing personal
    set_by   text not null,         -- user name
    set_at   timestamptz not null   -- business time
);
create index local_settings_of on cases.local_settings (region, agency, item, number);
create function cases.refuse_change_of_settings() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only.', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger local_settings_append_only before update or delete on cases.local_settings for each row execute function cases.refuse_change_of_settings();
