using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Jobs;

/// <summary>What is kept for a time only goes when the time is over, and nothing else does.</summary>
public sealed class RetentionTests(JobsHost office) : IClassFixture<JobsHost>
{
    [Fact]
    public async Task Only_what_is_old_is_deleted()
    {
        var accepted = await office.Clerk("provider-acceptor").DecideAsync(await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        await office.DoAsync(
            """
            insert into accounts.answers (scope, request_digest, answer, kept_until)
            select decode(md5(age::text), 'hex'), '', '', $1 + age * interval '1 second' from unnest(array [-60, 0, 60]) age
            """,
            CaseworkHost.Opening.UtcDateTime);
        await office.DoAsync(
            """
            insert into engine.timers (instance_id, subject, kind, generation, due_at, closed_at, outcome)
            select $1, 'test', 'Due', age, $2 - interval '400 days', $2 - age * interval '1 day', 'fired' from unnest(array [179, 181, 399]) age
            """,
            Guid.Parse(accepted.Id),
            CaseworkHost.Opening.UtcDateTime);
        await office.DoAsync(
            """
            insert into quartz.digests (user_name, region, day, sent_at, claimable, claimed, yellow, red, overdue)
            select 'test', 'heilongjiang', $1::date - age, $1, 1, 0, 0, 0, 0 from unnest(array [30, 31]) age
            """,
            CaseworkHost.Opening.UtcDateTime);
        await office.DoAsync(
            """
            insert into cases.files (id, uploaded_by, content_type, size, sha256, content, created_at)
            select gen_random_uuid(), gen_random_uuid(), 'test', 0, '', '', $1 - age * interval '1 hour' from unnest(array [167, 169]) age
            """,
            CaseworkHost.Opening.UtcDateTime);
        await office.DoAsync(
            """
            with drafted as (
                insert into cases.drafts (id, account_id, region, item, content, saved_at)
                select gen_random_uuid(), gen_random_uuid(), 'test', age::text, '', $1 - age * interval '1 day' from unnest(array [29, 31]) age returning id, item),
            held as (
                insert into cases.files (id, uploaded_by, content_type, size, sha256, content, created_at)
                select gen_random_uuid(), gen_random_uuid(), 'drafted ' || item, 0, '', '', $1 from drafted returning id, content_type)
            insert into cases.draft_files (draft_id, file_id) select drafted.id, held.id from drafted join held on content_type = 'drafted ' || item
            """,
            CaseworkHost.Opening.UtcDateTime);
        await office.DoAsync("update cases.files set created_at = $1 - interval '90 days' where content_type <> 'test'", CaseworkHost.Opening.UtcDateTime);
        var used = await office.DoAsync("select count(*) from cases.file_uses");
        var journal = await office.DoAsync("select count(*) from engine.journal");
        var armed = await office.DoAsync("select count(*) from engine.timers where closed_at is null");

        var run = await office.Operator.RunAsync("retention");

        run.Text("/result").Should().Be("删除过期的幂等应答 2 条、已结束的定时 2 条、待办提醒 1 条、过期的申请草稿 1 份、未用于办件的文件 2 个。");
        (await office.DoAsync("select count(*) from accounts.answers")).Should().Be(1L);
        (await office.DoAsync("select string_agg(generation::text, ' ') from engine.timers where subject = 'test'")).Should().Be("179");
        (await office.DoAsync("select count(*) from engine.timers where closed_at is null")).Should().Be(armed);
        (await office.DoAsync("select count(*) from quartz.digests where user_name = 'test'")).Should().Be(1L);
        (await office.DoAsync("select count(*) from cases.files where content_type = 'test'")).Should().Be(1L);
        (await office.DoAsync("select string_agg(content_type, ' ') from cases.files where content_type like 'drafted %'")).Should().Be("drafted 29", "files stay with their draft");
        (await office.DoAsync("select string_agg(item, ' ') from cases.drafts")).Should().Be("29");
        (await office.DoAsync("select count(*) from cases.file_uses join cases.files on files.id = file_id")).Should().Be(used, "files of cases are kept");
        (await office.DoAsync("select count(*) from engine.journal")).Should().Be(journal);
        (await office.Operator.RunAsync("retention")).Text("/result").Should().Contain("已结束的定时 0 条");
    }
}
