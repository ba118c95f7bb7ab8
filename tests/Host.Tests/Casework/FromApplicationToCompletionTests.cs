using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>门诊慢特病病种待遇认定 in Heilongjiang, from the application to the end that the document prints.</summary>
[Collection(CaseworkTests.Name)]
public sealed class FromApplicationToCompletionTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Clerk reviewer = office.Clerk("provider-reviewer");
    private readonly Clerk auditor = office.Clerk("auditor");

    [Fact]
    public async Task What_is_missing_is_told_at_once_and_after_the_correction_the_case_goes_its_way_to_completion()
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutMaterial("records").LeaveOutField("disease"));
        opened.Status.Should().Be("awaitingCorrection");
        opened.MissingMaterials.Should().Equal("records");
        opened.MissingFields.Should().Equal("disease");
        opened.Tasks.Should().BeEmpty("nobody is to work on what is incomplete");

        var corrected = await citizen.CorrectAsync(opened, form.Correction(fields: ["disease"], materials: ["records"]));
        corrected.Status.Should().Be("submitted");
        corrected.Json.At("/missing").Should().BeNull();
        corrected.Json.At("/deadline/startOn").Should().BeNull("the limit starts with acceptance");

        var accepted = await acceptor.DecideAsync(corrected, "受理");
        accepted.Status.Should().Be("inReview");
        accepted.Stage.Should().Be("业务审核");
        accepted.Json.Text("/acceptedAt").Should().StartWith("2026-04-20T09:").And.EndWith("+08:00");

        var completed = await reviewer.DecideAsync(accepted, "审核通过");
        completed.Status.Should().Be("completed");
        completed.Stage.Should().Be("业务办结及反馈");
        completed.Json.Text("/result").Should().Be("已完成门诊慢特病病种待遇认定");
        completed.Tasks.Should().BeEmpty();
        completed.Number.Should().MatchRegex("^230000001202604201[0-9]{6}$");

        await ShouldHaveBeenToldAsync(completed);
        await ShouldBeProvableAsync(completed);
    }

    [Fact]
    public async Task Whoever_reviews_gives_a_reason_for_a_rejection_and_the_applicant_is_told_it_by_mail()
    {
        var accepted = await acceptor.DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理");

        var rejected = await reviewer.DecideAsync(accepted, "审核不通过", "出院小结未见糖尿病并发症的诊断");

        rejected.Status.Should().Be("rejected");
        rejected.Json.Text("/result").Should().Be("未审核通过");
        var mail = (await Office.Mailbox.UntilMails(citizen.Person.Email, 1)).Should().ContainSingle().Subject;
        mail.Subject.Should().Be("【医保】审核不通过");
        mail.Text.TrimEnd().Should().Be(
            $"【黑龙江省医疗保障服务中心】尊敬的{citizen.Person.Name}，您于2026年04月20日，申请的门诊慢特病种待遇申请认定未审核通过。"
            + "原因为：出院小结未见糖尿病并发症的诊断。如有疑问，请咨询（本地未设定）（电话）。");
    }

    [Fact]
    public async Task Whoever_accepts_may_send_it_back_for_the_materials_that_he_chooses()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var returned = await acceptor.DecideAsync(
            opened, "退回补正", "扫描件模糊，请重新扫描", new JsonObject { ["deficientMaterials"] = new JsonArray("form", "records") });

        returned.Status.Should().Be("awaitingCorrection");
        returned.MissingMaterials.Should().Equal("form", "records");
        returned.Json.Text("/missing/materials/0/reason").Should().Contain("扫描件模糊");
        var mail = (await Office.Mailbox.UntilMails(citizen.Person.Email, 1)).Should().ContainSingle().Subject;
        mail.Subject.Should().Be("【医保】一次性告知补正");
        mail.Text.Should().Contain("门诊慢特病病种待遇认定表").And.Contain("病历资料或检查资料").And.Contain("扫描件模糊，请重新扫描");

        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var corrected = await citizen.CorrectAsync(returned, form.Correction(materials: ["form", "records"]));
        corrected.Status.Should().Be("submitted");
        (await reviewer.DecideAsync(await acceptor.DecideAsync(corrected, "受理"), "审核通过")).Status.Should().Be("completed");
    }

    [Fact]
    public async Task What_is_refused_ends_before_any_limit_starts_with_the_reason_in_the_mail()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var refused = await acceptor.DecideAsync(opened, "不予受理", "申请人不是本统筹区的参保人员");

        refused.Status.Should().Be("refused");
        refused.Json.At("/acceptedAt").Should().BeNull();
        refused.Json.Text("/deadline/lamp").Should().Be("none");
        refused.Tasks.Should().BeEmpty();
        var mail = (await Office.Mailbox.UntilMails(citizen.Person.Email, 1)).Should().ContainSingle().Subject;
        mail.Subject.Should().Be("【医保】不予受理");
        mail.Text.Should().Contain("不予受理。原因为：申请人不是本统筹区的参保人员。");
    }

    [Theory]
    [InlineData("online")]
    [InlineData("onsite")]
    [InlineData("post")]
    public async Task Each_channel_of_the_guide_leads_to_the_end(string channel)
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease, channel);

        opened.Json.Text("/channel").Should().Be(channel);
        (await reviewer.DecideAsync(await acceptor.DecideAsync(opened, "受理"), "审核通过")).Status.Should().Be("completed");
    }

    [Fact]
    public async Task A_correction_that_still_lacks_something_is_told_all_that_is_left()
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var opened = await citizen.ApplyAsync(
            (await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutMaterial("records").LeaveOutMaterial("form").LeaveOutField("disease").Put("/fields/age", "151"));
        opened.MissingMaterials.Should().Equal("form", "records");
        opened.MissingFields.Should().Equal("age", "disease");

        var again = await citizen.CorrectAsync(opened, form.Correction(fields: ["age"], materials: ["form"]));

        again.Status.Should().Be("awaitingCorrection");
        again.MissingMaterials.Should().Equal("records");
        again.MissingFields.Should().Equal("disease");
        (await citizen.NotificationsAsync(again)).Should().HaveCount(2, "each time everything is told in one notice");
    }

    private async Task ShouldHaveBeenToldAsync(CaseSeen completed)
    {
        var mails = await Office.Mailbox.UntilMails(citizen.Person.Email, 2);
        mails.Select(mail => mail.Subject).Should().Equal("【医保】审核通过", "【医保】一次性告知补正");
        mails[0].Text.TrimEnd().Should().Be(
            $"【黑龙江省医疗保障服务中心】尊敬的{citizen.Person.Name}，您于2026年04月20日，已完成门诊慢特病病种待遇申请认定。如有疑问，请咨询（本地未设定）（电话）。");
        mails[1].Text.TrimEnd().Should().Be(
            $"【黑龙江省医疗保障服务中心】尊敬的{citizen.Person.Name}，您于2026年04月20日申请的基本医疗保险参保人员享受门诊慢特病病种待遇认定"
            + $"（办件编号{completed.Number}）需要补正：缺少“病历资料或检查资料”，请提交材料；请填写“申请病种名称”。请一次补齐后重新提交。如有疑问，请咨询（本地未设定）（电话）。");
        mails.Select(mail => mail.From).Should().OnlyContain(from => from == "medins@example.org");

        var notices = await citizen.NotificationsAsync(completed);
        notices.Select(notice => notice.Text("/template")).Should().Equal("一次性告知补正", "审核通过");
        notices.Select(notice => notice.Text("/text")).Should().Equal(mails.Reverse().Select(mail => mail.Text.TrimEnd()));
        notices.Should().OnlyContain(notice => notice.Text("/channel") == "email" && notice.Text("/audience") == "applicant");

        (await citizen.TimelineAsync(completed)).Select(entry => $"{entry.Text("/actor")} {entry.Text("/text")}").Should().Equal(
            "申请人 提交业务申请",
            "申请人 一次性告知需补正的内容",
            "申请人 发送通知：一次性告知补正",
            "申请人 提交补正",
            "申请人 等待定点医疗机构受理办理",
            "定点医疗机构受理 签收任务",
            "定点医疗机构受理 作出决定：受理",
            "定点医疗机构受理 开始计算办理时限",
            "定点医疗机构受理 等待定点医疗机构审核办理",
            "定点医疗机构审核 签收任务",
            "定点医疗机构审核 作出决定：审核通过",
            "定点医疗机构审核 办结：已完成门诊慢特病病种待遇认定",
            "定点医疗机构审核 发送通知：审核通过");
        (await reviewer.TimelineAsync(completed)).Select(entry => entry.Text("/actor")).Distinct()
            .Should().Equal("heilongjiang-applicant", "heilongjiang-provider-acceptor", "heilongjiang-provider-reviewer");
    }

    private async Task ShouldBeProvableAsync(CaseSeen completed)
    {
        var journal = (await auditor.ReadAsync($"/api/audit/cases/{completed.Id}/journal")).List("");
        journal.Select(record => record.At("/seq")!.GetValue<int>()).Should().Equal(Enumerable.Range(1, journal.Count));
        journal.Zip(journal.Skip(1)).Should().OnlyContain(pair => pair.First.Text("/hash") == pair.Second.Text("/previousHash"));
        var steps = journal.Where(record => record.At("/activityId") is not null && record.Text("/activityId") is not ("flow" or "Workflow1")).ToList();
        steps.Should().OnlyContain(record => record.Text("/clause").Length > 0, "every step rests on the document or says that it is inferred");
        steps.Where(record => record.At("/outcome") is not null).Select(record => $"{record.Text("/activityName")} {record.Text("/outcome")}")
            .Should().ContainInOrder("完整性检查 Incomplete", "一次性告知补正 Corrected", "完整性检查 Complete", "业务受理 受理", "业务审核 审核通过");

        var verification = await auditor.ReadAsync($"/api/audit/cases/{completed.Id}/verification");
        verification.At("/intact")!.GetValue<bool>().Should().BeTrue();
        verification.At("/records")!.GetValue<int>().Should().Be(journal.Count);

        using var answer = await auditor.PostAsync($"/api/audit/cases/{completed.Id}/replay");
        var replay = await answer.ReadAsync();
        replay.At("/identical")!.GetValue<bool>().Should().BeTrue();
        replay.At("/steps")!.GetValue<int>().Should().Be(journal.Count);
    }
}
