-- Quartz makes its own tables in this schema when it starts; here is what our recurring jobs keep beside them.

-- How each job went: the last run, and the last that failed.
create table quartz.runs (
    job        text primary key,
    started_at timestamptz not null,            -- machine time, here and below
    ended_at   timestamptz not null,
    result     text,                            -- JSON, see JobResult; null where the last run failed
    runs       bigint not null,
    failures   bigint not null,
    failed_at  timestamptz,
    failure    text                             -- the kind of the last failure
);

-- On which days the digest of a region was sent. The row is written with the digests, so they are sent once.
create table quartz.digest_days (
    region  text not null,
    day     date not null,
    sent_at timestamptz not null,               -- business time
    primary key (region, day)
);

-- What a caseworker was told of the tasks that waited in a region.
create table quartz.digests (
    user_name text not null,
    region    text not null,
    day       date not null,
    sent_at   timestamptz not null,             -- business time
    claimable integer not null,                 -- that nobody has claimed yet
    claimed   integer not null,
    yellow    integer not null,                 -- of both, here and below
    red       integer not null,
    overdue   integer not null,
    primary key (user_name, day, region)
);
create index digests_day on quartz.digests (day);
