using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Separation;

/// <summary>Tests in a town of their own, after each of which the cases that they played are found to be in order.</summary>
[Collection(SeparationTests.Name)]
public abstract class SeparationStory(SeparationHost office) : IAsyncLifetime
{
    protected SeparationHost Office { get; } = office;

    protected string Town { get; } = office.NextTown();

    internal Clerk Director => new(Office.Host, "linkou-director");

    internal Citizen Citizen { get; } = new(office.Host, "linkou-applicant");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Office.Host.Cases.VerifyAsync();

    internal Task<Clerk> HireAsync(params string[] roles) => Office.HireAsync(Town, roles);

    /// <summary>An application to the agency of the town.</summary>
    internal async Task<CaseSeen> ApplyAsync(string item, Action<ApplicationForm>? change = null)
    {
        var form = (await Citizen.FillAsync(item)).Put("/agency", $"\"{Town}\"");
        change?.Invoke(form);
        return await Citizen.ApplyAsync(form);
    }

    /// <summary>Lets somebody act by another of his roles.</summary>
    internal async Task ActAsync(Clerk clerk, string role)
    {
        using var chosen = await clerk.PostAsync("/api/me/active", new JsonObject { ["role"] = role, ["region"] = "linkou", ["agency"] = Town });
        chosen.StatusCode.Should().Be(HttpStatusCode.OK, await chosen.Content.ReadAsStringAsync());
    }

    /// <summary>Lets somebody act by a role, take its task and decide it in favour.</summary>
    internal async Task<CaseSeen> DecideAsync(Clerk clerk, string role, CaseSeen seen)
    {
        await ActAsync(clerk, role);
        return await clerk.DecideAsync(seen, role == "acceptor" ? "受理" : "审核通过");
    }

    /// <summary>The security administrator says who holds an account.</summary>
    internal async Task IdentifyAsync(Clerk clerk, string idNumber)
    {
        using var answer = await Office.Host.PostJsonAsync(
            $"/api/admin/accounts/{clerk.Account}/identity", $$"""{"idType":"residentIdentityCard","idNumber":"{{idNumber}}"}""", "security-admin");
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Somebody declares a relative.</summary>
    internal static async Task DeclareAsync(Client clerk, string idNumber)
    {
        using var answer = await clerk.PostAsync(
            "/api/me/relatives", new JsonObject { ["name"] = "李四", ["idType"] = "residentIdentityCard", ["idNumber"] = idNumber, ["relation"] = "配偶" });
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The only task of a case.</summary>
    internal static string TaskOf(CaseSeen seen) => seen.Tasks.Should().ContainSingle().Subject.Text("/id");

    /// <summary>The rules by which something was refused in a case, as the access log has them, newest first.</summary>
    internal async Task<IReadOnlyList<string>> RefusalsAsync(CaseSeen seen) =>
    [
        .. (await new Client(Office.Host, "linkou-auditor").ReadAsync($"/api/audit/access?caseId={seen.Id}")).List("/items")
            .Where(record => record.Text("/event") == "refusal")
            .Select(record => string.Join(' ', record.List("/details").Select(detail => detail.GetValue<string>()).Prepend(record.Text("/actor")))),
    ];

    /// <summary>Asserts that something is refused by a rule, and that the access log says who tried, at which task, against whom and by which rule.</summary>
    internal async Task ShouldBeRefusedAsync(Func<Task<HttpResponseMessage>> send, CaseSeen seen, string rule, Client actor, Clerk person)
    {
        var before = await RefusalsAsync(seen);
        using var refused = await send();
        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        var after = await RefusalsAsync(seen);
        after.Should().HaveCount(before.Count + 1);
        after[0].Should().StartWith($"{actor.Account} rule={rule}").And.Contain($"task={TaskOf(seen)}").And.EndWith($"person={person.Account}");
    }
}

/// <summary>The tests that share the county.</summary>
[CollectionDefinition(Name)]
public sealed class SeparationTests : ICollectionFixture<SeparationHost>
{
    public const string Name = "separation";
}
