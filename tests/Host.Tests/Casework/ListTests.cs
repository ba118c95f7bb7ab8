namespace MedInsFlows.Host.Tests.Casework;

/// <summary>The lists of cases and tasks.</summary>
[Collection(CaseworkTests.Name)]
public sealed class ListTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");

    [Fact]
    public async Task Cases_are_listed_newest_first_page_by_page_and_narrowed_by_filters()
    {
        await Office.EmployAsync("heilongjiang-second-applicant", "applicant");
        var sender = Office.Citizen("heilongjiang-second-applicant");
        var form = (await sender.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();
        var (first, second) = (await sender.ApplyAsync(form), await sender.ApplyAsync(form));
        var third = await sender.ApplyAsync(form.LeaveOutField("disease"));

        (await ListedAsync("")).Should().Equal(third.Id, second.Id, first.Id);
        (await ListedAsync("?size=2")).Should().Equal(third.Id, second.Id);
        (await ListedAsync("?size=2&page=2")).Should().Equal(first.Id);
        (await ListedAsync("?size=2&page=3")).Should().BeEmpty();
        (await ListedAsync("?status=awaitingCorrection")).Should().Equal(third.Id);
        (await ListedAsync("?status=submitted&region=heilongjiang&item=chronic-disease-recognition&lamp=none")).Should().Equal(second.Id, first.Id);
        (await ListedAsync("?region=henan")).Should().BeEmpty();
        (await ListedAsync("?item=maternity-allowance")).Should().BeEmpty();
        (await ListedAsync($"?q={first.Number}")).Should().Equal(first.Id);
        (await ListedAsync("?q=%E9%97%A8%E8%AF%8A%E6%85%A2%E7%89%B9%E7%97%85")).Should().HaveCount(3, "the words stand in the title");
        (await ListedAsync("?q=%E7%94%9F%E8%82%B2%E6%B4%A5%E8%B4%B4")).Should().BeEmpty();
        var page = await sender.ReadAsync("/api/cases?size=2");
        (page.At("/total")!.GetValue<int>(), page.At("/page")!.GetValue<int>(), page.At("/size")!.GetValue<int>()).Should().Be((3, 1, 2));

        async Task<IReadOnlyList<string>> ListedAsync(string query) => (await sender.ReadAsync($"/api/cases{query}")).Texts("/items", "/id");
    }

    [Fact]
    public async Task A_task_goes_from_open_to_mine_and_back_and_to_done()
    {
        var colleague = await Office.EmployAsync("heilongjiang-third-acceptor", "provider-acceptor");
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        (await StatesAsync(acceptor, opened)).Should().Equal("open");
        (await StatesAsync(colleague, opened)).Should().Equal("open");

        var task = await acceptor.ClaimAsync(opened);
        (await StatesAsync(acceptor, opened)).Should().Equal("mine");
        (await StatesAsync(colleague, opened)).Should().BeEmpty();
        (await citizen.CaseAsync(opened)).Json.Text("/tasks/0/claimedBy").Should().Be(acceptor.Account);

        using (var released = await acceptor.TryReleaseAsync(task))
        {
            new CaseSeen(await released.ReadAsync()).Json.At("/tasks/0/claimedBy").Should().BeNull();
        }

        (await StatesAsync(acceptor, opened)).Should().Equal("open");
        await colleague.DecideAsync(opened, "受理");
        (await StatesAsync(colleague, opened)).Should().Equal("done");
        (await StatesAsync(acceptor, opened)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_task_says_all_that_is_needed_to_decide_it()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var task = (await acceptor.TasksAsync("open", $"&caseId={opened.Id}&stage=%E4%B8%9A%E5%8A%A1%E5%8F%97%E7%90%86")).Should().ContainSingle().Subject;

        task.Text("/stage").Should().Be("业务受理");
        task.Text("/role").Should().Be("provider-acceptor");
        task.Text("/caseNumber").Should().Be(opened.Number);
        task.List("/decisions").Select(decision => $"{decision.Text("/id")} {decision.Text("/kind")} {decision.At("/requiresReason")}")
            .Should().Equal("受理 positive false", "退回补正 return true", "不予受理 negative true");
        task.Texts("/dataToEnter", "/id").Should().Equal("deficientMaterials", "newFindings");
        task.Texts("/dataToEnter/0/options", "/id").Should().Equal("identity", "form", "records");
        task.Texts("/riskPoints", "/step").Should().Equal("业务受理");
        task.At("/dueOn").Should().BeNull("the limit starts with acceptance");
        task.Text("/lamp").Should().Be("none");
    }

    /// <summary>The lists of a clerk in which the task of a case stands.</summary>
    private static async Task<IReadOnlyList<string>> StatesAsync(Clerk clerk, CaseSeen seen)
    {
        var states = new List<string>();
        foreach (var state in (string[])["open", "mine", "done"])
        {
            states.AddRange((await clerk.TasksAsync(state, $"&caseId={seen.Id}")).Select(_ => state));
        }

        return states;
    }
}
