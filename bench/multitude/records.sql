-- What belongs to the cases.
call bench.copy('engine.instances', 'id', '{"id": "copy.new"}');
call bench.copy('cases.standings', 'case_id');
call bench.copy('cases.tasks', 'case_id', $${
    "claimed_by": "case when original.state = 'open' and copy.number % 2 = 0 then null else bench.clerk(original.claimed_by, copy.number) end",
    "decided_by": "bench.clerk(original.decided_by, copy.number)"
}$$);
call bench.copy('cases.running_limits', 'case_id');
call bench.copy('engine.bookmarks', 'instance_id');
call bench.copy('engine.timers', 'instance_id', $${"due_at": "case when original.closed_at is null then now() + interval '1 day' + interval '20 minutes' * (copy.number % 5000) else original.due_at - copy.earlier end"}$$,
    'original.closed_at is null or copy.earlier < interval ''40 days''');
call bench.copy('engine.journal', 'instance_id', '{}', 'not source.ended');

-- Some payments came back or failed, and what waits to be paid is new.
call bench.copy('cases.payments', 'case_id', $${
    "status": "case when original.status = 'Paid' and copy.number % 150 = 0 then 'Returned' when original.status = 'Paid' and copy.number % 400 = 1 then 'Failed' else original.status end",
    "amount": "original.amount * (50 + copy.number % 100) / 100"
}$$);
insert into cases.payment_lines (payment_id, number, region, fund, amount)
    select bench.part(original.payment_id, copy.new, copy.number), original.number, original.region, original.fund, original.amount
    from bench.copies copy join cases.payments payment on payment.case_id = copy.old join cases.payment_lines original on original.payment_id = payment.id;
insert into cases.payment_movements (payment_id, region, agency, item, fund, kind, on_date, amount)
    select bench.part(original.payment_id, copy.new, copy.number), original.region, copy.agency, original.item, original.fund, original.kind, (original.on_date - copy.earlier)::date, original.amount
    from bench.copies copy join cases.payments payment on payment.case_id = copy.old join cases.payment_movements original on original.payment_id = payment.id;
insert into cases.payment_batches (id, number, region, agency, format, count, amount, sha256, made_by, made_at)
    select gen_random_uuid(), region || '-' || row_number() over (), region, agency, 'Csv', count(*), sum(amount), repeat('0', 64), region || '-cashier', max(ordered_at)
    from cases.payments where status in ('Paid', 'Returned') group by region, agency, date_trunc('week', ordered_at);
update cases.payments payment set batch_id = batch.id
    from cases.payment_batches batch
    where payment.status in ('Paid', 'Returned') and batch.region = payment.region and batch.agency = payment.agency and date_trunc('week', batch.made_at) = date_trunc('week', payment.ordered_at);
insert into cases.payment_batch_lines (batch_id, payment_id, attempt, amount) select batch_id, id, attempt, amount from cases.payments where batch_id is not null;

call bench.copy('cases.entitlements', 'case_id', $${
    "from_on": "(original.from_on - copy.earlier)::date", "to_on": "(original.to_on - copy.earlier)::date", "subject_digest": "copy.id_number_digest"
}$$);
call bench.copy('cases.public_notices', 'case_id');

-- One in ten is rated, and a bad rating is followed up; a few were excepted from a rule, or touched from outside.
insert into cases.ratings (case_id, region, agency, level, rated_at, due_at, closed_at, closed_by, outcome)
    select case_id, region, agency, level, rated_at, case when level <= 2 then rated_at + interval '10 days' end,
        case when level <= 2 and rated_at < now() - interval '20 days' then rated_at + interval '5 days' end,
        case when level <= 2 and rated_at < now() - interval '20 days' then region || '-supervisor' end,
        case when level <= 2 and rated_at < now() - interval '20 days' then 'Rectified' end
    from (
        select case_id, region, agency, closed_at + interval '1 day' as rated_at, 5 - (hashtext(case_id::text) & 255) * 5 / 1280 - case when hashtext(case_id::text) & 31744 = 0 then 3 else 0 end as level
        from cases.standings where status = 'Completed' and hashtext(case_id::text) % 10 = 0) rated
    on conflict do nothing;
insert into cases.exceptions (id, case_id, task_id, region, agency, stage, granted_by, granted_to, rules, reason, granted_at)
    select gen_random_uuid(), case_id, case_id, region, agency, coalesce(stage, '审核'), region || '-director', region || '-reviewer', array['review'], gen_random_uuid(), received_at
    from cases.standings where hashtext(case_id::text) % 500 = 1;
insert into cases.interventions (case_id, number, region, kind, actor, role, at)
    select case_id, 3, region, 'FlowHeld', 'admin', 'admin', received_at from cases.standings where hashtext(case_id::text) % 500 = 2 on conflict do nothing;
