using System.Globalization;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Separation;

/// <summary>
/// A host whose county has a town for each test, with nobody in it but those whom the test employs: the demo accounts that handle tasks are locked, all but
/// director, supervisor and auditor. Its items ask for no document of their own that somebody else must decide.
/// </summary>
public sealed class SeparationHost : CaseworkHost
{
    /// <summary>受理, 审核, 复核 and the three steps of a payment.</summary>
    public const string Paid = "linkou/outpatient-reimbursement";

    /// <summary>受理 and 审核, finished at once, of low risk.</summary>
    public const string Immediate = "linkou/enrollment-certificate";

    /// <summary>The same, of high risk.</summary>
    public const string Risky = "linkou/resident-enrollment";

    /// <summary>The same as <see cref="Immediate"/>, but the flow itself asks that another one reviews.</summary>
    public const string Strict = "linkou/employee-enrollment";

    private const int Towns = 60;
    private static readonly string[] Locked = ["acceptor", "reviewer", "second-reviewer", "finance", "finance-head", "cashier"];

    private int town;
    private int hired;

    protected override string Workflows => Folder.PathOf("workflows");

    protected override string Regions => Folder.PathOf("regions");

    public override async Task InitializeAsync()
    {
        WriteRegions();
        var files = new DefinitionFiles(Workflows);
        files.Change(Immediate, definition => Shorten(definition, "低风险"));
        files.Change(Risky, definition => Shorten(definition, "高风险"));
        files.Change(Strict, definition =>
        {
            Shorten(definition, "低风险");
            definition.Node("review").Add("mustDifferFrom", "List<String>", """["业务受理"]""");
            definition.Node("review").At("/mustDifferFrom/expression")!["type"] = "Object";
        });
        files.Change(Paid, definition =>
        {
            Shorten(definition, "中风险");
            var before = "review";
            foreach (var (id, stage, role) in (IReadOnlyList<(string, string, string)>)
                [("second", "费用复核", "second-reviewer"), ("entry", "财务审核", "finance"), ("approval", "拨付审批", "finance-head"), ("payment", "拨付", "cashier")])
            {
                definition.Copy("review", id, stage).Say("role", role);
                definition.List("/root/connections").Single(line => line.Text("/source/activity") == before && line.Text("/source/port") == "审核通过")["target"]!["activity"] = id;
                definition.Join(id, "审核通过", "complete");
                definition.Join(id, "审核不通过", "reject");
                before = id;
            }
        });
        await base.InitializeAsync();
        await DoAsync("update accounts.users set locked = true where user_name = any($1)", (object)Locked.Select(role => $"linkou-{role}").ToArray());
    }

    /// <summary>A town in which nobody works yet.</summary>
    internal string NextTown() => string.Create(CultureInfo.InvariantCulture, $"town-{Interlocked.Increment(ref town)}");

    /// <summary>Gives an agency a further account, which acts by the first of its roles.</summary>
    internal async Task<Clerk> HireAsync(string agency, params string[] roles)
    {
        var userName = string.Create(CultureInfo.InvariantCulture, $"linkou-clerk{Interlocked.Increment(ref hired)}");
        await DoAsync(
            """
            with hired as (
                insert into accounts.users (user_name, normalized_user_name, display_name, password_hash, security_stamp, concurrency_stamp, demo)
                select $1, upper($1), $1, password_hash, $1, $1, true from accounts.users where user_name = 'admin' returning id)
            insert into accounts.memberships (user_id, region, agency, role, active)
            select id, 'linkou', $3, role, number = 1 from hired, unnest($2) with ordinality as given (role, number)
            """,
            userName,
            roles,
            agency);
        return new Clerk(Host, userName);
    }

    /// <summary>An agency lets who accepted a case of an item review it.</summary>
    internal Task SetAcceptorMayReviewAsync(string agency, string item) => DoAsync(
        """
        insert into cases.local_settings (number, region, agency, item, settings, reason, set_by, set_at)
        select coalesce(max(number), 0) + 1, 'linkou', $1, $2, '{"acceptorMayReview":true}', '人员不足', 'linkou-director', now() from cases.local_settings
        """,
        agency,
        item.Split('/')[1]);

    internal async Task DoAsync(string sql, params object[] values)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }

    private static void Shorten(JsonNode definition, string risk)
    {
        definition.Node("application").Say("riskLevel", risk);
        definition.Node("application").Say("handlingType", "immediate");
        definition.Node("clock").Say("limit", """{"kind": "immediate", "length": 0, "scope": "overall", "text": "即时办结"}""");
        definition.Node("acceptance").Say("role", "acceptor");
        definition.Node("review").Say("role", "reviewer");
        definition.Node("review").AsObject().Remove("mustDifferFrom");
    }

    private void WriteRegions()
    {
        Directory.CreateDirectory(Regions);
        foreach (var file in Directory.GetFiles(Path.Combine(HostFolder.Clone, "regions")))
        {
            var region = JsonNode.Parse(File.ReadAllText(file))!;
            if (region.Text("/id") == "linkou")
            {
                for (var number = 1; number <= Towns; number++)
                {
                    region["agencies"]!.AsArray().Add(new JsonObject
                    {
                        ["id"] = string.Create(CultureInfo.InvariantCulture, $"town-{number}"),
                        ["name"] = "乡镇医保窗口",
                        ["kind"] = "agency",
                        ["level"] = "township",
                        ["parent"] = "county-center",
                    });
                }
            }

            File.WriteAllText(Path.Combine(Regions, Path.GetFileName(file)), region.ToJsonString());
        }
    }
}
