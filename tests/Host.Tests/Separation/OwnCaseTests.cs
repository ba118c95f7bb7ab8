using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Separation;

/// <summary>Nobody handles his own or a relative's case.</summary>
public sealed class OwnCaseTests(SeparationHost office) : SeparationStory(office)
{
    [Fact]
    public async Task Nobody_takes_the_case_in_which_he_applies()
    {
        var clerk = await HireAsync("acceptor");
        await IdentifyAsync(clerk, Citizen.Person.IdNumber);

        await RefusedByEveryWayAsync(await ApplyAsync(SeparationHost.Immediate), clerk, "own-case");
    }

    [Fact]
    public async Task Nobody_takes_the_case_in_which_he_is_a_party()
    {
        var (clerk, holder) = (await HireAsync("acceptor"), Person.Next());
        await IdentifyAsync(clerk, holder.IdNumber.ToLowerInvariant());

        var seen = await ApplyAsync(SeparationHost.Immediate, form => form.Put(
            "/parties", $$"""[{"role":"subject","name":"王五","idType":"residentIdentityCard","idNumber":"{{holder.IdNumber}}"}]"""));

        await RefusedByEveryWayAsync(seen, clerk, "own-case");
    }

    [Fact]
    public async Task Nobody_takes_the_case_of_a_relative_whom_he_has_declared_by_whichever_of_his_accounts()
    {
        var (clerk, other, holder) = (await HireAsync("acceptor"), await HireAsync("reviewer"), Person.Next());
        await IdentifyAsync(clerk, holder.IdNumber);
        await IdentifyAsync(other, holder.IdNumber);
        await DeclareAsync(other, Citizen.Person.IdNumber);

        await RefusedByEveryWayAsync(await ApplyAsync(SeparationHost.Immediate), clerk, "relatives-case");
    }

    [Fact]
    public async Task Nobody_takes_the_case_of_a_colleague_who_has_declared_him_a_relative()
    {
        var (clerk, colleague, holder) = (await HireAsync("acceptor"), await HireAsync("reviewer"), Person.Next());
        await IdentifyAsync(clerk, holder.IdNumber);
        await IdentifyAsync(colleague, Citizen.Person.IdNumber);
        await DeclareAsync(colleague, holder.IdNumber);

        await RefusedByEveryWayAsync(await ApplyAsync(SeparationHost.Immediate), clerk, "relatives-case");
    }

    [Fact]
    public async Task Who_applied_online_never_decides_though_nobody_has_said_who_he_is_and_who_entered_what_others_brought_does()
    {
        var clerk = await HireAsync("acceptor");
        var sender = new Citizen(Office.Host, clerk.Account);
        var own = await sender.ApplyAsync((await sender.FillAsync(SeparationHost.Immediate)).Put("/agency", $"\"{Town}\""));
        var others = await sender.ApplyAsync((await sender.FillAsync(SeparationHost.Immediate, "onsite")).Put("/agency", $"\"{Town}\""));

        await ShouldBeRefusedAsync(() => clerk.TryClaimAsync(TaskOf(own)), own, "own-case", clerk, clerk);
        (await clerk.DecideAsync(others, "受理")).Status.Should().Be("inReview");
    }

    [Fact]
    public async Task A_director_does_not_end_his_relatives_case()
    {
        var director = await HireAsync("director");
        await DeclareAsync(director, Citizen.Person.IdNumber);
        var seen = await ApplyAsync(SeparationHost.Immediate);

        using var refused = await director.PostAsync($"/api/cases/{seen.Id}/termination", new JsonObject { ["reason"] = "不予办理" });

        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        (await RefusalsAsync(seen)).Should().Equal($"{director.Account} rule=relatives-case person={director.Account}");
    }

    [Fact]
    public async Task A_relative_is_shown_masked_to_the_holder_alone_and_the_record_of_accounts_does_not_name_him()
    {
        var (clerk, relative) = (await HireAsync("acceptor"), Person.Next());
        await DeclareAsync(clerk, relative.IdNumber);
        await DeclareAsync(clerk, relative.IdNumber);

        var declared = (await clerk.ReadAsync("/api/me/relatives")).List("").Should().ContainSingle("one who is declared twice is one").Subject;

        declared.Text("/name").Should().Be("李*");
        declared.Text("/idNumber").Should().NotBe(relative.IdNumber).And.Contain("*");
        (await new Client(Office.Host, "linkou-director").ReadAsync("/api/me/relatives")).List("").Should().BeEmpty();
        var record = (await new Client(Office.Host, "linkou-auditor").ReadAsync($"/api/audit/accounts?userName={clerk.Account}")).ToJsonString();
        record.Should().Contain("relative-declared").And.NotContain(relative.IdNumber).And.NotContain("李四");
        using (var foreign = await new Client(Office.Host, "linkou-director").SendAsync(HttpMethod.Delete, $"/api/me/relatives/{declared.Text("/id")}"))
        {
            await foreign.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        using var withdrawn = await clerk.SendAsync(HttpMethod.Delete, $"/api/me/relatives/{declared.Text("/id")}");
        withdrawn.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await clerk.ReadAsync("/api/me/relatives")).List("").Should().BeEmpty();
    }

    [Fact]
    public async Task Everything_wrong_with_a_relative_or_a_holder_is_told_at_once()
    {
        var clerk = await HireAsync("acceptor");
        using var relative = await clerk.PostAsync("/api/me/relatives", """{"name":" ","idType":"residentIdentityCard","idNumber":"230102199001011234","relation":""}""");
        (await relative.BodyErrorsAsync()).Should().Equal("/name missing-field", "/idNumber bad-value", "/relation missing-field");

        using var holder = await Office.Host.PostJsonAsync($"/api/admin/accounts/{clerk.Account}/identity", """{"idType":"creditCode","idNumber":"x"}""", "security-admin");
        (await holder.BodyErrorsAsync()).Should().Equal("/idType bad-value");
    }

    [Fact]
    public async Task That_the_holder_is_known_stands_on_the_record_of_accounts_and_the_number_does_not()
    {
        var (clerk, holder) = (await HireAsync("acceptor"), Person.Next());
        await IdentifyAsync(clerk, holder.IdNumber);
        using var removed = await Office.Host.PostJsonAsync($"/api/admin/accounts/{clerk.Account}/remove-identity", """{"reason":"登记有误"}""", "security-admin");
        removed.StatusCode.Should().Be(HttpStatusCode.OK);

        var acts = (await new Client(Office.Host, "linkou-auditor").ReadAsync($"/api/audit/accounts?userName={clerk.Account}")).List("/items");

        acts.Select(act => $"{act.Text("/act")} {act.At("/before/identified")}-{act.At("/after/identified")}").Should().Equal("identity-removed true-false", "identity-set false-true");
        string.Concat(acts.Select(act => act.ToJsonString())).Should().NotContain(holder.IdNumber);
    }

    /// <summary>The clerk gets the only task of a case by no way, nor decides it if he holds it when the rule begins to stand against him.</summary>
    private async Task RefusedByEveryWayAsync(CaseSeen seen, Clerk clerk, string rule)
    {
        var task = TaskOf(seen);
        await ShouldBeRefusedAsync(() => clerk.TryClaimAsync(task), seen, rule, clerk, clerk);
        var other = await HireAsync("acceptor");
        await other.ClaimAsync(seen);
        foreach (var verb in (string[])["transfer", "delegate"])
        {
            await ShouldBeRefusedAsync(
                () => other.PostAsync($"/api/tasks/{task}/{verb}", new JsonObject { ["to"] = clerk.Account, ["reason"] = "外出" }), seen, rule, other, clerk);
        }

        await IdentifyAsync(other, Citizen.Person.IdNumber);
        await ShouldBeRefusedAsync(() => other.TryCompleteAsync(task, "受理"), seen, "own-case", other, other);
        await ShouldBeRefusedAsync(() => other.TryCompleteManyAsync(task, "受理"), seen, "own-case", other, other);
    }
}
