-- Half of what applicants were told, they have read.
insert into cases.notice_reads (account_id, notice_id, read_at)
    select cases.submitted_by, notice.id, notice.queued_at from cases.notices notice join cases.cases on cases.id = notice.case_id
    where audience not in ('handler', 'supervisor', 'director') and copy_of is null and hashtext(notice.id::text) % 2 = 0
    on conflict do nothing;
drop schema bench cascade;
