-- Lists are cut from the narrow rows of cases.standings, and only what a page shows is read from cases.cases. An index holds the whole order of a list, so that
-- pages far behind and counts are read from it alone.
drop index cases.cases_region;
drop index cases.cases_item;
drop index cases.cases_submitted_by;
create index cases_submitted_by on cases.cases (submitted_by, received_at desc, id);
drop index cases.standings_received;
create index standings_received on cases.standings (region, received_at desc, case_id) include (agency, closed_at, due_at);
create index standings_item on cases.standings (region, item, received_at desc, case_id) include (agency);
create index standings_status on cases.standings (region, status, received_at desc, case_id) include (agency, item, attention) where closed_at is not null;
create index standings_attention on cases.standings (region, received_at desc) where attention;

-- What supervisors and directors were told is found by its time, what others were told by the cases that they sent or handle.
create index notices_of_heads on cases.notices (audience, queued_at) include (id, case_id) where audience in ('supervisor', 'director');
drop index cases.notices_case;
create index notices_case on cases.notices (case_id, queued_at) include (id, audience, copy_of);

-- What moved of one payment, and which payments a fund pays.
create index payment_movements_payment on cases.payment_movements (payment_id);
drop index cases.payment_lines_fund;
create index payment_lines_fund on cases.payment_lines (region, fund, payment_id);

-- What waits to be claimed, by whose part it is.
create index tasks_unclaimed on cases.tasks (region, role, item) where state = 'open' and claimed_by is null;

-- The open cases in the order of the desk: those whose limit passes first, or has passed.
drop index cases.standings_open;
create index standings_due on cases.standings (region, due_at, received_at, case_id) include (agency) where closed_at is null;

-- Who has read a message.
create index notice_reads_notice on cases.notice_reads (notice_id);
