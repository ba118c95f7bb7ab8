using MedInsFlows.Engine.Activation;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Interventions;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Items;

/// <summary>A host with items that were made up for tests, beside the real one.</summary>
public sealed class WorkshopHost : CaseworkHost
{
    /// <summary>Its flow has a fault after acceptance, always.</summary>
    public const string Faulty = "heilongjiang/outpatient-reimbursement";

    /// <summary>Its flow has a fault after acceptance until <see cref="Awaited"/>.</summary>
    public const string Unreliable = "heilongjiang/inpatient-reimbursement";

    /// <summary>Its application asks for a field of every type, in every way.</summary>
    public const string Curious = "heilongjiang/medical-assistance-reimbursement";

    /// <summary>Between acceptance and the clock it is approved: 初审 by one, 会审 by two of the experts from 5,000 yuan on, 终审 by a director from 10,000 on.</summary>
    public const string Approved = "heilongjiang/maternity-allowance";

    /// <summary>It has every channel, and asks for a list of three people whom the review judges one by one.</summary>
    public const string Rostered = "heilongjiang/employee-enrollment";

    private const string AllChannels =
        """
        [{"id": "online", "text": "线上"}, {"id": "onsite", "text": "现场"}, {"id": "post", "text": "邮寄"}, {"id": "fax", "text": "传真"}, {"id": "agentPoint", "text": "代办点"},
         {"id": "grassroots", "text": "基层"}, {"id": "provider", "text": "定点医药机构"}, {"id": "joint", "text": "联办"}, {"id": "proactive", "text": "免申即享"}, {"id": "agency", "text": "联系函"}]
        """;

    private const string Staff =
        """[{"id": "staff", "name": "单位职工名册", "type": "list", "required": true, "min": 3, "parts": [{"id": "name", "name": "姓名", "type": "name", "required": true}]}]""";

    public static readonly DateTimeOffset Awaited = Opening.AddDays(2);

    protected override string Workflows => Folder.PathOf("workflows");

    public override Task InitializeAsync()
    {
        var files = new DefinitionFiles(Workflows);
        files.Copy();
        files.Change(Faulty, definition => definition.Insert("acceptance", "受理", "Elsa.Fault", ("message", "登记簿的地址没有设定")));
        files.Change(Unreliable, definition => definition.Insert("acceptance", "受理", "Test.AskRegister", ("opensAt", Awaited.ToString("O", null))));
        files.Change(Curious, definition =>
        {
            var application = definition.Node("application");
            application.Say("requiredFields", CuriousItem.RequiredFields);
            application.Say("materials", CuriousItem.Materials);
            application.Put("/applicantCases", CuriousItem.ApplicantCases);
            application.Put("/circumstances", CuriousItem.Circumstances);
            definition.Node("acceptance").Say("dataToEnter", "[]");
        });
        files.Change(Approved, definition =>
        {
            definition.Node("application").Say("requiredFields", """[{"id": "amount", "name": "费用总额", "type": "amount", "required": true}]""");
            definition.Insert(
                "acceptance",
                "受理",
                "approval",
                "MedIns.Approval",
                ("levels", """
                    [
                      {"stage": "初审", "role": "reviewer", "instructions": "核对费用"},
                      {"stage": "会审", "role": "expert", "mode": "all", "signers": 2, "fromAmount": 5000},
                      {"stage": "终审", "role": "director", "fromAmount": 10000}
                    ]
                    """),
                ("amountField", "amount"),
                ("dataToEnter", """[{"id": "amount", "name": "核定金额", "type": "amount", "required": false}]"""));
            definition.List("/root/connections").Single(line => line.Text("/source/activity") == "approval").At("/source")!["port"] = "Approved";
            definition.Join("approval", "Rejected", "reject");
            definition.Join("approval", "Returned", "acceptance");
        });
        files.Change(Rostered, definition =>
        {
            definition.Node("application").Say("channels", AllChannels);
            definition.Node("application").Say("requiredFields", Staff);
            definition.Node("review").Add("rosterField", "String", "staff");
        });
        return base.InitializeAsync();
    }

    protected override void Configure(IServiceCollection services) =>
        services.AddSingleton(new ActivityRegistry(typeof(MedInsFlows.Activities.HumanTask).Assembly, typeof(AskRegister).Assembly));
}
