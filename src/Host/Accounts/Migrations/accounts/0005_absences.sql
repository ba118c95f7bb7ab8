-- Who said that he is absent, and who stands in. A row stays when it is taken back or said anew; the last that was not is what holds.
create table accounts.absences (
    id         bigint generated always as identity primary key,
    user_name  text not null,
    from_on    date not null,       -- in Shanghai, business time
    until_on   date not null,       -- the last day
    substitute text not null,       -- user name
    reason     text,                -- AbsenceReason
    said_by    text not null,       -- user name
    said_at    timestamptz not null, -- business time
    taken_back boolean not null default false,
    check (from_on <= until_on and user_name <> substitute)
);
create unique index absences_of on accounts.absences (user_name) where not taken_back;
create index absences_substitute on accounts.absences (substitute) where not taken_back;
