namespace MedInsFlows.Bench;

/// <summary>Every page and every list of the contract, each as somebody who may see it, with what is usually asked of it, the second and the last page.</summary>
internal static class Looks
{
    private const string Chronic = "heilongjiang-chronic-disease-recognition";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Look> All { get; } =
    [
        // For everyone.
        Page("/"), Page("/items"), Page("/items/heilongjiang/chronic-disease-recognition"), Page("/items/compare/chronic-disease-recognition"), Page("/calculator"), Page("/track"), Page("/sign-in"),
        Api("/api/regions"), Api("/api/items?region=heilongjiang"), Api("/api/items/heilongjiang/chronic-disease-recognition"), Api("/api/items/compare?item=chronic-disease-recognition"),
        Api("/api/regions/heilongjiang/agencies"), Api("/api/calendar/due?from=2026-04-20&kind=workingDays&length=20"), Api("/api/public-notices?region=heilongjiang"), Api("/api/public-notices"),
        Api("/health/ready"),

        // Caseworkers.
        Page("/", "reviewer"), Page("/me", "reviewer"), Page("/work", "reviewer"), Page("/work?state=open&page=2", "reviewer"), Page("/work?state=open&page=100", "reviewer"),
        Page("/work?state=open&lamp=red", "reviewer"), Page("/work?state=open&lamp=green", "reviewer"), Page("/work?state=open&q={number}", "reviewer"), Page("/work?state=open&q=慢特病", "reviewer"),
        Page("/work?state=open&item=relation-transfer", "reviewer"), Page("/work?state=open&stage=业务流转", "reviewer"), Page("/work?state=mine", "reviewer"), Page("/work?state=done", "reviewer"),
        Page("/work?state=done&page=200", "reviewer"), Page("/work?state=copied", "reviewer"), Page("/work?state=open", "acceptor"), Page("/work", "director"),
        Page("/work/cases/{open}", "reviewer"), Page("/work/cases/{played}", "reviewer"), Page("/work/people", "reviewer"), Page("/work/counter", "acceptor"),
        Api("/api/tasks?state=open", "reviewer"), Api("/api/tasks?state=open&size=200&page=3", "reviewer"), Api("/api/tasks?state=open&page={last}", "reviewer"), Api("/api/tasks?state=open&lamp=yellow", "reviewer"),
        Api("/api/tasks?state=mine", "reviewer"), Api("/api/tasks?state=done&page={last}", "reviewer"), Api("/api/tasks?caseId={open}", "reviewer"),
        Api("/api/cases", "reviewer"), Api("/api/cases?page=2", "reviewer"), Api("/api/cases?page=1000", "reviewer"), Api("/api/cases?page={last}", "reviewer"), Api("/api/cases?status=inReview", "reviewer"),
        Api("/api/cases?status=completed", "reviewer"), Api("/api/cases?status=completed&page={last}", "reviewer"), Api("/api/cases?status=rejected", "reviewer"), Api("/api/cases?status=attention", "reviewer"),
        Api("/api/cases?lamp=red", "reviewer"), Api("/api/cases?lamp=green", "reviewer"), Api("/api/cases?lamp=none", "reviewer"), Api("/api/cases?q={number}", "reviewer"), Api("/api/cases?q=慢特病", "reviewer"),
        Api("/api/cases?q=查无此词", "reviewer"), Api("/api/cases?item=relation-transfer", "reviewer"), Api("/api/cases?item=relation-transfer&page={last}", "reviewer"),
        Api("/api/cases?item=relation-transfer&status=completed", "reviewer"),
        Find("name", "王伟强"), Find("name", "李建国"), Find("name", "没有此人"), Find("phone", "13912345678"), Find("idNumber", "23010119800101001X"),
        Api("/api/cases/{ended}", "reviewer"), Api("/api/cases/{open}/deadline", "reviewer"), Api("/api/cases/{played}/timeline", "reviewer"), Api("/api/cases/{open}/notifications", "reviewer"),
        Api("/api/inbox", "reviewer"), Api("/api/inbox?unread=true", "reviewer"), Api("/api/inbox/unread", "reviewer"), Api("/api/inbox", "supervisor"), Api("/api/inbox/unread", "director"), Api("/api/inbox", "applicant"),
        Api("/api/inbox?page={last}", "applicant"), Api("/api/inbox/unread", "applicant"), Api("/api/digests", "reviewer"), Api("/api/me", "reviewer"), Api("/api/me/absence", "reviewer"), Api("/api/me/relatives", "reviewer"),

        // Applicants.
        Page("/apply", "applicant"), Page("/apply/heilongjiang/chronic-disease-recognition", "applicant"), Page("/my", "applicant"), Page("/my?page=2", "applicant"), Page("/my?page=500", "applicant"),
        Api("/api/cases", "applicant"), Api("/api/cases?page={last}", "applicant"), Api("/api/tasks", "applicant"), Api("/api/tasks?state=mine", "applicant"),

        // Money.
        Page("/finance", "finance"), Page("/finance?page=2", "finance"), Page("/finance?page=1000", "finance"), Page("/finance?status=ordered", "finance"), Page("/finance?status=returned", "finance"),
        Page("/finance?status=recovering", "finance"), Page("/finance?by=month", "finance"), Page("/finance?q={number}", "finance"), Page("/finance?from={days ago}&to={day}", "finance"),
        Page("/finance?fund=基本医疗保险基金", "finance"), Page("/finance?agency=harbin-center", "finance"), Page("/finance/batches", "cashier"), Page("/finance/batches?page=2", "cashier"), Page("/finance/payments/{payment}", "finance"),
        Api("/api/payments", "finance"), Api("/api/payments?page={last}", "finance"), Api("/api/payments?status=failed", "finance"), Api("/api/payments?status=proposed", "finance"),
        Api("/api/payments/totals", "finance"), Api("/api/payments/totals?by=day&from={year ago}", "finance"), Api("/api/payments/totals?by=month&from={year ago}", "finance"), Api("/api/payments/batches?page={last}", "finance"),

        // The desk.
        Page("/desk", "supervisor"), Page("/desk?by=week", "supervisor"), Page("/desk/today", "director"), Page("/desk/flow/chronic-disease-recognition", "supervisor"), Page("/desk/flow/relation-transfer", "supervisor"),
        Page("/desk/cases", "supervisor"), Page("/desk/cases?page=2", "supervisor"), Page("/desk/cases?page=500", "supervisor"), Page("/desk/cases?lamp=overdue", "supervisor"), Page("/desk/cases?lamp=red", "supervisor"),
        Page("/desk/cases?lamp=green", "supervisor"), Page("/desk/cases?caseworker=-", "supervisor"), Page("/desk/cases?caseworker=heilongjiang-reviewer", "supervisor"), Page("/desk/cases?stage=审核", "supervisor"),
        Page("/desk/cases?item=relation-transfer", "supervisor"), Page("/desk/cases?status=ended", "supervisor"), Page("/desk/cases?status=ended&page=1000", "supervisor"), Page("/desk/cases?status=late", "supervisor"),
        Page("/desk/cases?status=completed&item=relation-transfer", "supervisor"), Page("/desk/cases?status=rejected", "supervisor"), Page("/desk/cases?status=withdrawn", "supervisor"), Page("/desk/cases?agency=harbin-center", "supervisor"),
        Page("/desk/cases?number={number}", "supervisor"), Page("/desk/cases?what=received&from={days ago}&until={day}", "supervisor"), Page("/desk/cases?what=ended&from={days ago}&until={day}", "supervisor"),
        Page("/desk/cases?what=overdue&from={days ago}&until={day}", "supervisor"), Page("/desk/ratings", "supervisor"), Page("/desk/ratings?followUp=open", "supervisor"), Page("/desk/ratings?page=500", "supervisor"),
        Page("/desk/ratings/{rated}", "supervisor"), Page("/desk/settings", "director"), Page("/desk/settings/harbin-center/chronic-disease-recognition", "director"),
        Api("/api/desk/summary?region=heilongjiang", "supervisor"), Api("/api/ratings", "supervisor"), Api("/api/ratings?level=1", "supervisor"), Api("/api/ratings?followUp=closed", "supervisor"), Api("/api/ratings?page={last}", "supervisor"),

        // Auditors.
        Page("/audit", "auditor"), Page("/audit?q={number}", "auditor"), Page("/audit?item=&status=completed", "auditor"), Page("/audit?status=attention", "auditor"), Page("/audit?q=慢特病", "auditor"),
        Page("/audit?from={year ago}&to={day}&page=5000", "auditor"), Page("/audit/cases/{played}", "auditor"), Page("/audit/cases/{open}", "auditor"), Page("/audit/access", "auditor"), Page("/audit/access?page=2000", "auditor"),
        Page("/audit/access?account=heilongjiang-reviewer-5", "auditor"), Page("/audit/access?caseNumber={number}", "auditor"), Page("/audit/access?from={days ago}&to={day}", "auditor"), Page("/audit/exceptions", "auditor"),
        Page("/audit/posts", "auditor"), Page("/audit/payees", "auditor"), Page("/audit/payees?from={days ago}&to={day}", "auditor"),
        Api("/api/audit/access", "auditor"), Api("/api/audit/access?page={last}", "auditor"), Api("/api/audit/access?actor=heilongjiang-reviewer-5", "auditor"), Api("/api/audit/exceptions?month={month}", "auditor"),
        Api("/api/audit/accounts", "auditor"), Api("/api/audit/cases/{played}/journal", "auditor"), Api("/api/audit/cases/{played}/verification", "auditor"),

        // Flows.
        Page("/definitions", "designer"), Page($"/definitions/{Chronic}", "designer"), Page($"/definitions/{Chronic}/compare?before={{version}}&after={{version}}", "designer"),
        Page($"/definitions/{Chronic}/versions/{{version}}/cases", "designer"), Page($"/definitions/{Chronic}/versions/{{version}}/cases?page=50", "designer"), Page("/coverage", "designer"),
        Page("/coverage/heilongjiang/chronic-disease-recognition", "designer"), Page("/studio", "designer"), Page("/studio/instances", "designer"), Page($"/studio/workflows/definitions/{Chronic}/edit", "designer"),
        Page("/studio/workflows/instances/{open}/view", "designer"), Api("/api/definitions", "designer"), Api($"/api/definitions/{Chronic}", "designer"), Api($"/api/definitions/{Chronic}/events", "designer"),
        Api($"/api/definitions/{Chronic}/versions/{{version}}", "designer"), Api("/elsa/api/workflow-definitions", "designer"), Instances("{}"), Instances("""{"page":1,"pageSize":25}"""), Instances("""{"page":5000,"pageSize":25}"""),
        Instances("""{"orderBy":"LastExecuted","orderDirection":"Descending"}"""), Instances("""{"orderBy":"Finished","orderDirection":"Descending"}"""), Instances("""{"orderBy":"Name"}"""), Instances("""{"status":"Running"}"""),
        Instances("""{"subStatus":"Cancelled"}"""), Instances("""{"hasIncidents":true}"""), Instances("""{"searchTerm":"230000001202609071000054"}"""), Instances($$"""{"definitionId":"{{Chronic}}"}"""),

        // Administrators.
        Page("/admin", "admin"), Page("/admin/accounts", "admin"), Page("/admin/accounts?page=500", "admin"), Page("/admin/accounts?q=reviewer", "admin"), Page("/admin/accounts?role=reviewer", "admin"), Page("/admin/accounts?region=henan", "admin"),
        Page("/admin/accounts/heilongjiang-reviewer", "admin"), Page("/admin/calendar", "admin"), Page("/admin/jobs", "admin"), Page("/admin/incidents", "admin"), Page("/admin/incidents/{open}", "admin"), Page("/admin/notices", "admin"),
        Page("/admin/health", "admin"), Page("/admin/agencies", "admin"), Page("/admin/keys", "admin"), Api("/api/admin/timers", "admin"), Api("/api/admin/timers?page={last}", "admin"), Api("/api/admin/timers?state=late", "admin"),
        Api("/api/admin/timers?state=failed", "admin"), Api("/api/admin/timers/summary", "admin"), Api("/api/admin/incidents", "admin"), Api("/api/admin/notices/dead", "admin"), Api("/api/admin/jobs", "admin"), Api("/api/admin/accounts", "admin"),
        Api("/api/admin/accounts?page={last}", "admin"), Api("/api/admin/accounts?q=没有", "admin"), Api("/api/admin/keys", "admin"), Api("/api/admin/calendar/notices", "admin"), Api("/api/admin/flows/{open}", "admin"),
        Forecast(),
    ];

    private static Look Page(string path, string role = Look.Nobody) => new(path, role, path);

    private static Look Api(string path, string role = Look.Nobody) => new(path, role, path);

    private static Look Find(string by, string what) => new($"find by {by}: {what}", "reviewer", "/api/cases/search", $$"""{"{{by}}":"{{what}}"}""");

    private static Look Instances(string query) => new($"Studio's instances {query}", "designer", "/elsa/api/workflow-instances", query);

    private static Look Forecast() =>
        new("forecast of a migration", "admin", "/api/admin/migrations/forecast", """{"region":"heilongjiang","item":"chronic-disease-recognition","version":1}""");
}
