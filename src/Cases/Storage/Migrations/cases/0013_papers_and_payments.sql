-- Papers that are issued and still to be rendered; what stands in them is a revision of the kind Paper under the id of the paper.
create table cases.unrendered_papers (
    paper_id uuid primary key,
    case_id  uuid not null
);

-- Payment orders, for those who pay and those who look for the same money twice. The case file holds the same; nothing personal.
create table cases.payments (
    id         uuid primary key,
    case_id    uuid not null,
    region     text not null,
    agency     text not null,
    activity   text not null,
    status     text not null,  -- see PaymentStatus
    amount     numeric(14, 2) not null,
    voucher    text,
    ordered_at timestamptz not null,
    settled_at timestamptz
);
create index payments_case on cases.payments (case_id);
create index payments_open on cases.payments (region, agency, ordered_at) where status = 'Ordered';

-- What outlives the cases that wrote it, found by the person whom it concerns.
create table cases.entitlements (
    id                uuid primary key,
    case_id           uuid not null,
    region            text not null,
    kind              text not null,
    title             text not null,
    change            text not null,
    from_on           date not null,
    to_on             date,
    subject_digest    bytea not null,
    recorded_at       timestamptz not null
);
create index entitlements_case on cases.entitlements (case_id);
create index entitlements_subject on cases.entitlements (subject_digest);

-- 公示: what is published now, or was.
create table cases.public_notices (
    id       uuid primary key,
    case_id  uuid not null,
    region   text not null,
    title    text not null,
    name     text not null,  -- of a unit or a provider; of a person masked
    text     text,
    from_at  timestamptz not null,
    until_at timestamptz not null,
    ended_at timestamptz
);
create index public_notices_region on cases.public_notices (region, from_at desc);
