-- 好差评: what those who sent a case think of how it was handled, once for each case, and the follow-up that a bad rating starts.
-- The case file holds the same. What they wrote, and what came of it, are revisions.
create table cases.ratings (
    case_id     uuid primary key,
    region      text not null,
    agency      text not null,
    level       smallint not null,  -- 5 (very satisfied) to 1 (very dissatisfied)
    comment     uuid,               -- revision
    rated_at    timestamptz not null,
    due_at      timestamptz,        -- when the follow-up is to be closed; null where the rating starts none
    closed_at   timestamptz,
    closed_by   text,               -- user name
    outcome     text,               -- see FollowUpOutcome
    result      uuid                -- revision
);
create index ratings_region on cases.ratings (region, rated_at desc);
create index ratings_follow_ups on cases.ratings (region, due_at) where due_at is not null and closed_at is null;
