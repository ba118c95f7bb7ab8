using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>A supervisor follows up bad ratings at the pages.</summary>
[Collection(CaseworkTests.Name)]
public sealed class RatingPageTests(CaseworkHost office) : CaseworkStory(office), IDisposable
{
    private const string Complaint = "电话一直没有人接<b>";

    private readonly PlainBrowser browser = new(office.Host);
    private readonly Citizen citizen = office.Citizen();

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task A_supervisor_reads_what_was_written_and_closes_the_follow_up_with_its_result()
    {
        var rated = await RatedAsync();
        using var signedIn = await browser.SignInAsync("heilongjiang-supervisor");
        (await PageAsync("/desk/ratings")).Should().Contain($"/desk/ratings/{rated.Id}").And.Contain("非常不满意").And.Contain("应于 2026-05-13");
        (await PageAsync($"/desk/ratings/{rated.Id}")).Should().Contain("电话一直没有人接&lt;b&gt;").And.Contain("已记入访问日志");

        using var empty = await browser.SubmitAsync($"/desk/ratings/{rated.Id}", "follow-up", ("Result", " "));
        var told = await empty.Content.ReadAsStringAsync();
        using var closed = await browser.SubmitAsync($"/desk/ratings/{rated.Id}", "follow-up", ("Outcome", "Explained"), ("Result", "已增设值守，并向申请人说明"));

        empty.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        told.Should().Contain("怎样处理的：请选择一项。").And.Contain("回访和整改的结果：请写明。");
        closed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await PageAsync($"/desk/ratings/{rated.Id}")).Should().Contain("已解释说明").And.Contain("已增设值守，并向申请人说明").And.NotContain("完成回访整改</button>");
        (await PageAsync("/desk/ratings?followUp=closed")).Should().Contain($"/desk/ratings/{rated.Id}");
        (await PageAsync("/desk/ratings")).Should().NotContain($"/desk/ratings/{rated.Id}");
    }

    [Fact]
    public async Task What_two_close_at_once_is_closed_by_one()
    {
        var rated = await RatedAsync();
        using var signedIn = await browser.SignInAsync("heilongjiang-internal-control");
        using var page = await browser.GetAsync($"/desk/ratings/{rated.Id}");
        var token = (await page.Content.ReadAsStringAsync()).Split("name=\"__RequestVerificationToken\" value=\"")[2].Split('"')[0];
        using var first = await browser.SubmitAsync($"/desk/ratings/{rated.Id}", "follow-up", ("Outcome", "Rectified"), ("Result", "已整改"));

        using var second = await browser.PostAsync(
            $"/desk/ratings/{rated.Id}",
            KeyValuePair.Create("_handler", "follow-up"),
            KeyValuePair.Create("__RequestVerificationToken", token),
            KeyValuePair.Create("Outcome", "Dismissed"),
            KeyValuePair.Create("Result", "误评"));

        first.StatusCode.Should().Be(HttpStatusCode.Redirect);
        second.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await second.Content.ReadAsStringAsync()).Should().Contain("已经完成");
        (await PageAsync($"/desk/ratings/{rated.Id}")).Should().Contain("已整改").And.NotContain("误评</dd>");
    }

    private async Task<CaseSeen> RatedAsync()
    {
        var withdrawn = await citizen.WithdrawAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease));
        using var rated = await citizen.PostAsync($"/api/cases/{withdrawn.Id}/rating", new JsonObject { ["level"] = 1, ["comment"] = Complaint });
        rated.StatusCode.Should().Be(HttpStatusCode.OK);
        return withdrawn;
    }

    private async Task<string> PageAsync(string path)
    {
        using var answer = await browser.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}
