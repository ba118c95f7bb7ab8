-- Answers to commands under an idempotency key: the second sending gets the first answer.
create table accounts.answers (
    scope          bytea primary key,   -- SHA-256 of account, route and key
    request_digest bytea not null,      -- SHA-256 of what was sent
    answer         bytea not null,      -- sealed
    kept_until     timestamptz not null -- machine time
);
create index answers_kept_until on accounts.answers (kept_until);
