using System.Net;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Who sees a case, and how much of it.</summary>
[Collection(CaseworkTests.Name)]
public sealed class ReachTests(CaseworkHost office) : CaseworkStory(office)
{
    private static readonly string[] Views = ["", "/deadline", "/timeline", "/notifications"];

    private readonly Citizen citizen = office.Citizen();

    [Fact]
    public async Task The_sender_sees_it_masked_and_finds_it_in_the_list()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var seen = await citizen.CaseAsync(opened);

        var person = citizen.Person;
        seen.Json.Text("/applicant/name").Should().Be("𠮷**");
        seen.Json.Text("/applicant/idNumber").Should().Be($"230***********{person.IdNumber[^4..]}");
        seen.Json.Text("/applicant/phone").Should().Be($"139****{person.Phone[^4..]}");
        seen.Json.Text("/applicant/email").Should().Be("c***@mail.example.org");
        var listed = await citizen.ReadAsync($"/api/cases?q={opened.Number}");
        listed.Texts("/items", "/id").Should().Equal(opened.Id);
        listed.Text("/items/0/applicantName").Should().Be("𠮷**");
    }

    [Theory]
    [InlineData("acceptor")]
    [InlineData("provider-acceptor")]
    [InlineData("provider-reviewer")]
    [InlineData("supervisor")]
    [InlineData("auditor")]
    public async Task Those_who_handle_or_watch_see_no_more_of_the_person(string role)
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var clerk = Office.Clerk(role);

        foreach (var view in (string[])[$"/api/cases?q={opened.Number}", .. Views.Select(view => $"/api/cases/{opened.Id}{view}")])
        {
            using var answer = await clerk.GetAsync(view);
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            var text = await answer.Content.ReadAsStringAsync();
            text.Should().NotContain(citizen.Person.IdNumber).And.NotContain(citizen.Person.Phone).And.NotContain(citizen.Person.Email);
            if (!view.EndsWith("notifications", StringComparison.Ordinal))
            {
                text.Should().NotContain(citizen.Person.Name);
            }
        }
    }

    [Theory]
    [InlineData("heilongjiang-unit-clerk")]
    [InlineData("heilongjiang-provider")]
    [InlineData("henan-applicant")]
    [InlineData("henan-provider-acceptor")]
    [InlineData("linkou-acceptor")]
    [InlineData("henan-auditor")]
    public async Task To_others_it_is_not_there(string account)
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var stranger = new Client(Office.Host, account);

        foreach (var view in Views)
        {
            using var answer = await stranger.GetAsync($"/api/cases/{opened.Id}{view}");
            await answer.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        (await stranger.ReadAsync("/api/cases?size=200")).Texts("/items", "/id").Should().NotContain(opened.Id);
    }

    [Fact]
    public async Task Tasks_are_seen_by_their_role_in_their_region_alone()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        (await Office.Clerk("provider-acceptor").TasksAsync("open", $"&caseId={opened.Id}")).Should().ContainSingle();
        (await Office.Clerk("provider-reviewer").TasksAsync("open", $"&caseId={opened.Id}")).Should().BeEmpty();
        (await new Clerk(Office.Host, "henan-provider-acceptor").TasksAsync("open", $"&caseId={opened.Id}")).Should().BeEmpty();
    }

    [Fact]
    public async Task Whoever_acts_for_one_agency_sees_the_cases_of_that_agency()
    {
        var clerk = await Office.EmployAsync("harbin-acceptor", "provider-acceptor");
        await using (var limit = Office.Database.DataSource.CreateCommand(
            "update accounts.memberships set agency = 'harbin-center' where user_id = (select id from accounts.users where user_name = 'harbin-acceptor')"))
        {
            await limit.ExecuteNonQueryAsync();
        }

        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var here = await citizen.ApplyAsync(form.Put("/agency", "\"harbin-center\""));
        var elsewhere = await citizen.ApplyAsync(form.Put("/agency", "\"mudanjiang-center\""));

        (await clerk.ReadAsync("/api/cases?size=200")).Texts("/items", "/id").Should().Contain(here.Id).And.NotContain(elsewhere.Id);
        (await clerk.TasksAsync("open")).Select(task => task.Text("/caseId")).Should().Contain(here.Id).And.NotContain(elsewhere.Id);
        using var hidden = await clerk.GetAsync($"/api/cases/{elsewhere.Id}");
        await hidden.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var claim = await clerk.TryClaimAsync(elsewhere.Tasks.Single().Text("/id"));
        await claim.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        (await clerk.DecideAsync(here, "受理")).Status.Should().Be("inReview");
    }

    [Fact]
    public async Task A_person_is_found_by_what_is_sealed_within_the_region_of_the_one_who_searches()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var (here, elsewhere) = (Office.Clerk("acceptor"), new Client(Office.Host, "henan-acceptor"));
        var lowerCase = citizen.Person.IdNumber.ToLowerInvariant();

        foreach (var search in (string[])[$$"""{"idNumber":"{{lowerCase}}"}""", $$"""{"phone":"{{citizen.Person.Phone}}"}""", $$"""{"name":"{{citizen.Person.Name}}"}"""])
        {
            using var found = await here.PostAsync("/api/cases/search", search);
            (await found.ReadAsync()).Texts("/items", "/id").Should().Equal(opened.Id);
            using var none = await elsewhere.PostAsync("/api/cases/search", search);
            (await none.ReadAsync()).List("/items").Should().BeEmpty();
        }
    }
}
