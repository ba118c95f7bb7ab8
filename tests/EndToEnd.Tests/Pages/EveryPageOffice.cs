using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>
/// A host of its own with something to be seen on every page, which the counts of other tests are not to meet. Who comes to a page signs in once.
/// </summary>
public sealed class EveryPageOffice : IAsyncLifetime
{
    private const string Faulty = "prenatal-checkup-payment";

    private readonly PageOffice office = new();
    private readonly Dictionary<string, Window> entrances = [];
    private readonly Dictionary<string, string> ids = [];

    /// <summary>The number of a case of 白桦, whose phone is 13800001234.</summary>
    internal string CaseNumber { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        await DeskPagesTests.FillAsync(office);
        ids["(incomplete)"] = (await office.LeadAsync("incomplete@example.org", life => life.SubmitAsync())).Id;
        ids["(rated)"] = (await office.LeadAsync("rated@example.org", life => life.LiveAsync(Ending.Completed))).Id;
        await office.DoAsync(Command.Json(ChronicDiseaseCase.Applicant, $"/api/cases/{ids["(rated)"]}/rating", """{"level":1,"comment":"窗口等了两个小时，没有人叫号"}"""));
        var reviewed = await office.LeadAsync("reviewed@example.org", life => life.BeginAsync());
        ids["(reviewed)"] = reviewed.Id;
        CaseNumber = (string)(await office.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{reviewed.Id}"))["caseNumber"]!;
        await office.DoAsync(ChronicDiseaseCase.Claim(ChronicDiseaseCase.Reviewer, await reviewed.OpenTaskAsync(ChronicDiseaseCase.Reviewer)));
        await office.DoAsync(Command.Json(ChronicDiseaseCase.Reviewer, $"/api/cases/{reviewed.Id}/disclosure", """{"reason": "核对病历", "fields": ["applicant"]}"""));

        var reimbursement = new Reimbursement(office.DoAsync);
        await reimbursement.PlayAsync("白杨", "230102198506151234", 12345.67m, pay: false);
        ids["(payment)"] = await reimbursement.PlayAsync("白桦", "230102199003070015", 880.05m, pay: true);

        await office.SaveAsync("chronic-disease-recognition", definition => definition["name"] = "修改中的流程");
        await office.SaveAsync("waiting", definition => definition["name"] = "设计器里的名称");
        await office.ImportAsync("waiting", definition => definition["name"] = "文件里的名称");
        await office.ImportAsync(Faulty, AdminPagesTests.Break);
        var faulted = new ChronicDiseaseCase(office.ReadAsync, office.DoAsync) { Email = "faulted@example.org", Item = Faulty };
        await faulted.SubmitAsync();
        ids["(faulted)"] = faulted.Id;
        await office.DoAsync($"update cases.notices set status = 'dead', attempts = 8, error = 'SMTP MailboxUnavailable' where recipient is not null and case_id = '{ids["(incomplete)"]}'");
    }

    public async Task DisposeAsync()
    {
        foreach (var entrance in entrances.Values)
        {
            await entrance.DisposeAsync();
        }

        await office.DisposeAsync();
    }

    /// <summary>A window at an address, of somebody or, where nobody is named, of the public.</summary>
    /// <param name="account">Who looks.</param>
    /// <param name="path">Where; what it says in brackets is an id.</param>
    /// <param name="large">Whether the type is large.</param>
    /// <param name="status">How it is answered.</param>
    internal async Task<Window> OpenAsync(string? account, string path, bool large = false, int status = 200)
    {
        var window = new Window(await (await EntranceAsync(account, large)).Page.Context.NewPageAsync());
        // What moves would be judged half-way. Of Elsa Studio only our own bar is judged.
        await window.Page.EmulateMediaAsync(new() { ReducedMotion = Microsoft.Playwright.ReducedMotion.Reduce });
        await window.Page.RouteAsync("**/studio/_*/**", route => route.AbortAsync());
        var answer = await window.Page.GotoAsync(ids.Aggregate(path, (address, id) => address.Replace(id.Key, id.Value, StringComparison.Ordinal)));
        answer!.Status.Should().Be(status);
        return window;
    }

    private async Task<Window> EntranceAsync(string? account, bool large)
    {
        var key = $"{account} {large}";
        if (!entrances.TryGetValue(key, out var entrance))
        {
            entrances[key] = entrance = account is null ? await office.OpenAsync() : await office.OpenAsync(account, "/me");
            if (large)
            {
                await entrance.Page.GotoAsync("/large-type?to=on");
            }
        }

        return entrance;
    }
}
