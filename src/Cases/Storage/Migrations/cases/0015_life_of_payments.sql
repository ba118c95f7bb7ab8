-- A payment order lives on after the flow has made it: it comes back, is paid again, is asked back. The case file holds the same.
alter table cases.payments add column item text;
alter table cases.payments add column attempt integer not null default 1;              -- how many times it was ordered
alter table cases.payments add column proposed boolean not null default false;         -- a re-issue waits for approval
alter table cases.payments add column outstanding numeric(14, 2) not null default 0;   -- what the payee is still to give back
alter table cases.payments add column changed_at timestamptz;                          -- since when it stands there, business time
alter table cases.payments add column batch_id uuid;                                   -- the bank file in which it was sent last
update cases.payments payment set item = cases.item, changed_at = coalesce(settled_at, ordered_at) from cases.cases where cases.id = payment.case_id;
alter table cases.payments alter column item set not null;
alter table cases.payments alter column changed_at set not null;
alter table cases.payments drop column settled_at;
drop index cases.payments_open;
create index payments_changed on cases.payments (region, changed_at desc, id);
create index payments_open on cases.payments (region, agency, changed_at) where status = 'Ordered';
create index payments_batch on cases.payments (batch_id) where batch_id is not null;

-- What each fund pays of an order.
create table cases.payment_lines (
    payment_id uuid not null,
    number     integer not null,
    region     text not null,
    fund       text not null,
    amount     numeric(14, 2) not null,
    primary key (payment_id, number)
);
create index payment_lines_fund on cases.payment_lines (region, fund);
insert into cases.payment_lines
    select payment.id, line.number, payment.region, line.content ->> 'fund', (line.content ->> 'amount')::numeric
    from cases.payments payment join cases.cases on cases.id = payment.case_id
    cross join lateral jsonb_array_elements(cases.file::jsonb -> 'payments') kept
    cross join lateral jsonb_array_elements(kept -> 'lines') with ordinality line (content, number)
    where (kept ->> 'id')::uuid = payment.id;

-- Money that left a fund or came back to it, append-only; the totals of days and months are sums of it.
create table cases.payment_movements (
    id         bigint generated always as identity primary key,
    payment_id uuid not null,
    region     text not null,
    agency     text not null,
    item       text not null,
    fund       text not null,
    kind       text not null,  -- paid, returned or recovered
    on_date    date not null,
    amount     numeric(14, 2) not null
);
create index payment_movements_days on cases.payment_movements (region, on_date);
insert into cases.payment_movements (payment_id, region, agency, item, fund, kind, on_date, amount)
    select payment.id, payment.region, payment.agency, payment.item, line.fund, 'paid', (payment.changed_at at time zone 'Asia/Shanghai')::date, line.amount
    from cases.payments payment join cases.payment_lines line on line.payment_id = payment.id where payment.status = 'Paid';

-- Files for the bank. The accounts stand in the sealed content only; an erasure of one of its cases empties it and keeps number and hash.
create table cases.payment_batches (
    id         uuid primary key,
    number     text not null unique,
    region     text not null,
    agency     text not null,
    format     text not null,  -- csv or xlsx
    count      integer not null,
    amount     numeric(14, 2) not null,
    sha256     text not null,
    content    bytea,          -- sealed
    made_by    text not null,
    made_at    timestamptz not null
);
-- What stood in a file, as it was sent then.
create table cases.payment_batch_lines (
    batch_id   uuid not null,
    payment_id uuid not null,
    attempt    integer not null,
    amount     numeric(14, 2) not null,
    primary key (batch_id, payment_id)
);
create index payment_batch_lines_payment on cases.payment_batch_lines (payment_id);
create index payment_batches_made on cases.payment_batches (region, made_at desc, id);
