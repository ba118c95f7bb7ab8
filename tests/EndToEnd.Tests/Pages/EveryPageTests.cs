using System.Text.RegularExpressions;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>Every page, as somebody who may see it, on the screen of a desk and on that of a phone; a page that does not stand in the table fails.</summary>
public sealed partial class EveryPageTests(EveryPageOffice office) : IClassFixture<EveryPageOffice>
{
    private const string Acceptor = "heilongjiang-acceptor";
    private const string Auditor = "heilongjiang-auditor";
    private const string Cashier = "heilongjiang-cashier";
    private const string Designer = "heilongjiang-designer";
    private const string Director = "heilongjiang-director";
    private const string Supervisor = "heilongjiang-supervisor";
    private const string Chronic = "heilongjiang/chronic-disease-recognition";
    private const string Definition = "/definitions/heilongjiang-chronic-disease-recognition";

    /// <summary>By the pattern of its address: who looks and at which address. Where there is another look worth having, there are more of a pattern.</summary>
    private static readonly (string Pattern, string? Account, string Path)[] Table =
    [
        ("/", null, "/"),
        ("/", null, "/?q=慢病"),
        ("/", null, "/?q=太阳"),
        ("/", Acceptor, "/"),
        ("/calculator", null, "/calculator"),
        ("/calculator", null, $"/calculator?item={Chronic}&limit=0&from=2026-09-21"),
        ("/calculator", null, "/calculator?kind=workingDays&length=x&from=2026-09-21"),
        ("/track", null, "/track"),
        ("/items", null, "/items"),
        ("/items/{RegionId}/{ItemId}", null, $"/items/{Chronic}"),
        ("/items/{RegionId}/{ItemId}", null, "/items/heilongjiang/inpatient-reimbursement"),
        ("/items/compare/{ItemId}", null, "/items/compare/chronic-disease-recognition"),
        ("/sign-in", null, "/sign-in"),
        ("/me", Acceptor, "/me"),
        ("/me/password", Acceptor, "/me/password"),
        ("/apply", ChronicDiseaseCase.Applicant, "/apply"),
        ("/apply", "henan-applicant", "/apply"),
        ("/apply/{RegionId}/{ItemId}", ChronicDiseaseCase.Applicant, $"/apply/{Chronic}"),
        ("/apply/{RegionId}/{ItemId}", Acceptor, "/apply/heilongjiang/inpatient-reimbursement?channel=onsite"),
        ("/apply/receipt/{CaseId}", ChronicDiseaseCase.Applicant, "/apply/receipt/(reviewed)"),
        ("/my", ChronicDiseaseCase.Applicant, "/my"),
        ("/my", "henan-applicant", "/my"),
        ("/my/cases/{CaseId}", ChronicDiseaseCase.Applicant, "/my/cases/(incomplete)"),
        ("/my/cases/{CaseId}", ChronicDiseaseCase.Applicant, "/my/cases/(reviewed)"),
        ("/my/cases/{CaseId}", ChronicDiseaseCase.Applicant, "/my/cases/(rated)"),
        ("/work", ChronicDiseaseCase.Reviewer, "/work"),
        ("/work", "henan-reviewer", "/work"),
        ("/work/cases/{Id:guid}", ChronicDiseaseCase.Reviewer, "/work/cases/(reviewed)"),
        ("/work/cases/{Id:guid}", ChronicDiseaseCase.Reviewer, "/work/cases/(rated)"),
        ("/work/people", Acceptor, "/work/people"),
        ("/work/counter", Acceptor, "/work/counter"),
        ("/work/counter", "henan-acceptor", "/work/counter"),
        ("/finance", Cashier, "/finance"),
        ("/finance", Cashier, "/finance?by=month"),
        ("/finance", "henan-cashier", "/finance"),
        ("/finance/batches", Cashier, "/finance/batches"),
        ("/finance/batches", "henan-cashier", "/finance/batches"),
        ("/finance/payments/{Id:guid}", Cashier, "/finance/payments/(payment)"),
        ("/desk", Supervisor, "/desk"),
        ("/desk", "henan-supervisor", "/desk"),
        ("/desk/cases", Supervisor, "/desk/cases"),
        ("/desk/cases", "henan-supervisor", "/desk/cases"),
        ("/desk/flow/{ItemId}", Supervisor, "/desk/flow/chronic-disease-recognition"),
        ("/desk/today", Director, "/desk/today"),
        ("/desk/today", "henan-director", "/desk/today"),
        ("/desk/settings", Director, "/desk/settings"),
        ("/desk/settings", "henan-director", "/desk/settings"),
        ("/desk/settings/{AgencyId}/{ItemId}", Director, "/desk/settings/harbin-center/chronic-disease-recognition"),
        ("/desk/ratings", Supervisor, "/desk/ratings"),
        ("/desk/ratings", "henan-supervisor", "/desk/ratings"),
        ("/desk/ratings/{CaseId:guid}", Supervisor, "/desk/ratings/(rated)"),
        ("/audit", Auditor, "/audit"),
        ("/audit", "henan-auditor", "/audit"),
        ("/audit/cases/{CaseId}", Auditor, "/audit/cases/(rated)"),
        ("/audit/cases/{CaseId}", Auditor, "/audit/cases/(rated)?step=5"),
        ("/audit/access", Auditor, "/audit/access"),
        ("/audit/access", "henan-auditor", "/audit/access"),
        ("/audit/exceptions", Auditor, "/audit/exceptions"),
        ("/audit/exceptions", "henan-auditor", "/audit/exceptions"),
        ("/audit/posts", Auditor, "/audit/posts"),
        ("/audit/payees", Auditor, "/audit/payees"),
        ("/audit/payees", "henan-auditor", "/audit/payees"),
        ("/definitions", Designer, "/definitions"),
        ("/definitions", "henan-designer", "/definitions"),
        ("/definitions/{DefinitionId}", Designer, Definition),
        ("/definitions/{DefinitionId}", Designer, "/definitions/heilongjiang-waiting"),
        ("/definitions/{DefinitionId}/pending", Designer, "/definitions/heilongjiang-waiting/pending"),
        ("/definitions/{DefinitionId}/pending", Designer, $"{Definition}/pending"),
        ("/definitions/{DefinitionId}/compare", Designer, $"{Definition}/compare?before=1&after=2"),
        ("/definitions/{DefinitionId}/versions/{Version}/cases", Designer, $"{Definition}/versions/1/cases"),
        ("/definitions/{DefinitionId}/versions/{Version}/cases", Designer, $"{Definition}/versions/2/cases"),
        ("/coverage", Designer, "/coverage"),
        ("/coverage", "henan-designer", "/coverage"),
        ("/coverage/{RegionId}/{ItemId}", Designer, $"/coverage/{Chronic}"),
        ("/admin", "admin", "/admin"),
        ("/admin/accounts", "security-admin", "/admin/accounts"),
        ("/admin/accounts/{UserName}", "security-admin", "/admin/accounts/henan-cashier"),
        ("/admin/agencies", "admin", "/admin/agencies"),
        ("/admin/calendar", "admin", "/admin/calendar"),
        ("/admin/health", "admin", "/admin/health"),
        ("/admin/incidents", "admin", "/admin/incidents"),
        ("/admin/incidents/{CaseId:guid}", "admin", "/admin/incidents/(faulted)"),
        ("/admin/jobs", "admin", "/admin/jobs"),
        ("/admin/keys", "admin", "/admin/keys"),
        ("/admin/notices", "admin", "/admin/notices"),
        ("/studio", Designer, "/studio"),
        ("/studio/instances", Designer, "/studio/instances"),
        ("/studio/workflows/definitions/{DefinitionId}/edit", Designer, "/studio/workflows/definitions/heilongjiang-waiting/edit"),
        ("/studio/workflows/instances/{CaseId}/view", Designer, "/studio/workflows/instances/(rated)/view"),
    ];

    /// <summary>What is done at a page before it is judged: forms that are refused, and what a form finds.</summary>
    private static readonly Dictionary<string, (string? Account, string Path, Func<EveryPageOffice, Window, Task> Act)> Acts = new()
    {
        ["sign-in-refused"] = (null, "/sign-in", (_, window) => window.SignInAsync("nobody", "wrong")),
        ["track-found"] = (null, "/track", (office, window) => TrackAsync(window, office.CaseNumber, "13800001234")),
        ["track-refused"] = (null, "/track", (_, window) => TrackAsync(window, "1", "2")),
        ["people-found"] = (Acceptor, "/work/people", (_, window) => FindAsync(window, "查找", "230102198506151234")),
        ["people-refused"] = (Acceptor, "/work/people", (_, window) => FindAsync(window, "查找", "")),
        ["counter-found"] = (Acceptor, "/work/counter", (_, window) => FindAsync(window, "查找以前的办件", "230102198506151234")),
        ["apply-refused"] = (ChronicDiseaseCase.Applicant, $"/apply/{Chronic}", (_, window) => window.ClickAsync("检查并提交")),
        ["decision-refused"] = (ChronicDiseaseCase.Reviewer, "/work/cases/(reviewed)", (_, window) => window.ClickAsync("提交决定")),
    };

    // In a plain run each page is seen once, by the first of those who may see it.
    private static bool Everybody => Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1";

    public static TheoryData<string, string?, string> Visits
    {
        get
        {
            var visits = new TheoryData<string, string?, string>();
            foreach (var (pattern, account, path) in Everybody ? Table : Table.DistinctBy(row => row.Pattern))
            {
                visits.Add(pattern, account, path);
            }

            return visits;
        }
    }

    public static TheoryData<string> ActNames => [.. Acts.Keys];

    [Fact]
    public void The_table_has_every_page()
    {
        var pages = Directory.EnumerateFiles(Clone.PathOf("src", "Host", "Pages"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Select(line => PageDirective().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

        pages.Except(Table.Select(row => row.Pattern)).Should().BeEmpty("every page is looked at: a new one gets a line in the table of {0}", nameof(EveryPageTests));
    }

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task A_page_is_accessible_fits_the_screen_is_Chinese_and_says_something(string pattern, string? account, string path)
    {
        await using var window = await office.OpenAsync(account, path);

        await ShouldBeWellAsync(window, Name($"{account} {path}"), pattern);
    }

    [Theory]
    [MemberData(nameof(ActNames))]
    public async Task A_form_that_is_refused_and_what_is_found_are_so_too(string name)
    {
        var (account, path, act) = Acts[name];
        await using var window = await office.OpenAsync(account, path);
        await act(office, window);

        await ShouldBeWellAsync(window, name, path);
    }

    [Trait("Category", "Large")]
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/track")]
    [InlineData("/calculator")]
    [InlineData("/items")]
    [InlineData($"/items/{Chronic}")]
    [InlineData("/items/compare/chronic-disease-recognition")]
    public async Task The_pages_of_the_public_are_so_in_large_type(string path)
    {
        await using var window = await office.OpenAsync(account: null, path, large: true);

        await ShouldBeWellAsync(window, Name($"large {path}"), path);
    }

    [Theory]
    [InlineData(null, "/nothing", 404)]
    [InlineData(Acceptor, "/definitions", 403)]
    public async Task What_is_said_where_one_cannot_go_is_so_too(string? account, string path, int status)
    {
        await using var window = await office.OpenAsync(account, path, status: status);

        await ShouldBeWellAsync(window, $"refused-{status}", path);
    }

    private static async Task ShouldBeWellAsync(Window window, string name, string pattern)
    {
        // Beside our bar a page of the Studio has nothing but an element of Elsa's.
        var part = pattern.StartsWith("/studio", StringComparison.Ordinal) ? ".studio-bar" : "main";
        var wrong = new List<string>();
        await PageOffice.PhotographAsync(window, $"every-{name}", examine: async screen => wrong.AddRange((await Examination.JudgeAsync(window.Page, part)).Select(fault => $"{screen}: {fault}")));
        wrong.Should().BeEmpty();
    }

    private static async Task TrackAsync(Window window, string number, string phone)
    {
        await window.Page.GetByLabel("办件编号").FillAsync(number);
        await window.Page.GetByLabel("手机号").FillAsync(phone);
        await window.ClickAsync("查询");
    }

    private static async Task FindAsync(Window window, string button, string idNumber)
    {
        await window.Page.GetByLabel("证件号码").FillAsync(idNumber);
        await window.ClickAsync(button);
    }

    private static string Name(string what) => NoName().Replace(what, "-").Trim('-');

    [GeneratedRegex("^@page \"(.*)\"$")]
    private static partial Regex PageDirective();

    [GeneratedRegex(@"[^\w]+")]
    private static partial Regex NoName();
}
