using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>Items of three kinds, each led from the application to its end by nothing but the pages: a registration, a reimbursement with payment, an agreement.</summary>
public sealed class ThreeKindsTests(ThreeKindsOffice office) : IClassFixture<ThreeKindsOffice>, IAsyncLifetime
{
    private const string Phone = "13912345678";

    private readonly Dictionary<string, Window> windows = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var window in windows.Values)
        {
            await window.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_registration_is_done_at_the_counter_while_the_person_waits_who_then_looks_it_up_by_its_number()
    {
        var counter = await AtAsync("acceptor", "/work/counter");
        await counter.Page.GetByLabel("证件号码").FillAsync("230102196805200025");
        await counter.ClickAsync("查找以前的办件");
        await counter.ShouldShowAsync("没有找到办件");
        await counter.FollowAsync("其他临时外出就医人员备案");
        await FillAsync(
            counter,
            [
                .. Person("李演示", "230102196805200025"), ("/fields/insurance", "employee"), ("/fields/registrationType", "new"), ("/fields/startOn", "2026-12-01"),
                ("/fields/carePlace", "北京市"), ("/fields/destination", "北京市演示路1号"),
            ],
            "identity",
            "form");
        await SubmitAsync(counter);
        var number = await counter.Page.Locator("dd.code").First.InnerTextAsync();

        await counter.Page.GotoAsync("/work/counter");
        await counter.ShouldShowAsync(number);
        await PageOffice.PhotographAsync(counter, "kinds-counter");
        await DecideAsync("acceptor", "业务申请", "受理", ("/data/validTo", "2027-05-31"));
        await counter.ShouldShowAsync("办件现在：已办结");

        await using var anyone = await office.OpenAsync();
        await anyone.Page.GotoAsync("/track");
        await anyone.Page.GetByLabel("办件编号").FillAsync(number);
        await anyone.Page.GetByLabel("手机号").FillAsync(Phone);
        await anyone.ClickAsync("查询");
        await anyone.ShouldShowAsync("已办结");
        await PageOffice.PhotographAsync(anyone, "kinds-track");
    }

    [Fact]
    public async Task A_reimbursement_is_accepted_reviewed_twice_and_paid_and_the_applicant_sees_the_money_and_rates()
    {
        var applicant = await AtAsync("applicant", "/apply/heilongjiang/inpatient-reimbursement");
        await FillAsync(
            applicant,
            [
                ("/circumstances", "accident"), ("/channel", "onsite"), .. Person("张演示", "230102195001010010"), ("/fields/businessType", "住院费用报销"), ("/fields/materialList", "发票1张、费用清单1份"),
                ("/fields/bank/account", "6222020200112233445"), ("/fields/bank/branch", "演示银行"), ("/fields/unitName", "演示企业"),
            ],
            "identity",
            "invoice",
            "feeList",
            "accidentProof");
        await PageOffice.PhotographAsync(applicant, "kinds-apply");
        await SubmitAsync(applicant);

        var acceptor = await AtAsync("acceptor", "/work");
        await PageOffice.PhotographAsync(acceptor, "kinds-inbox");
        await DecideAsync("acceptor", "业务受理", "受理");
        var reviewer = await TakeAsync("reviewer", "业务审核", "审核通过", ("/data/fundPayable", "8640.25"), ("/data/payeeName", "张演示"));
        await PageOffice.PhotographAsync(reviewer, "kinds-case");
        await SendAsync(reviewer);
        await DecideAsync("second-reviewer", "业务审核", "复核通过");
        var cashier = await AtAsync("cashier", "/finance?status=ordered");
        await cashier.ShouldShowAsync("8,640.25");
        await TakeAsync("cashier", "业务办结及反馈", "已拨付", ("/data/voucher", "YS-2026-0001"));
        await PageOffice.PhotographAsync(cashier, "kinds-pay");
        await SendAsync(cashier);
        await cashier.Page.GotoAsync("/finance");
        await PageOffice.PhotographAsync(cashier, "kinds-finance");
        await cashier.FollowAsync("张**");
        await cashier.ShouldShowAsync("YS-2026-0001");
        await PageOffice.PhotographAsync(cashier, "kinds-payment");

        await applicant.Page.GotoAsync("/my");
        await applicant.FollowAsync("住院费用报销");
        await applicant.ShouldShowAsync("基本医疗保险基金：8,640.25 元");
        await PageOffice.PhotographAsync(applicant, "kinds-own-case");
        await applicant.Page.GetByLabel("非常满意").CheckAsync();
        await applicant.ClickAsync("提交评价");
        await applicant.ShouldShowAsync("您的评价：非常满意");
    }

    [Trait("Category", "Large")]
    [Fact]
    public async Task A_pharmacy_is_assessed_published_signs_its_agreement_and_sees_it()
    {
        var pharmacy = await AtAsync("provider", "/apply/heilongjiang/pharmacy-designation");
        await FillAsync(
            pharmacy,
            [
                ("/channel", "online"), ("/applicant/kind", "provider"), ("/applicant/name", "演示大药房"), ("/applicant/idType", "creditCode"),
                ("/applicant/idNumber", "91230100MA1B2C3D49"), ("/applicant/phone", Phone), ("/fields/name", "演示大药房"), ("/fields/foundedOn", "2020-03-01"),
                .. Official("legal", "王演示", "230102198012120032"), .. Official("head", "王演示", "230102198012120032"), .. Official("controller", "赵演示", "230102199009090041"),
                ("/fields/creditCode", "91230100MA1B2C3D49"), ("/fields/licenseNumber", "黑演示0001"), ("/fields/issuedOn", "2024-01-10"), ("/fields/licenseTo", "2029-01-09"),
                ("/fields/issuer", "演示市场监督管理局"), ("/fields/businessMode", "零售"), ("/fields/businessScope", "中成药、化学药制剂"), ("/fields/economicType", "有限责任公司"),
                ("/fields/address", "哈尔滨市演示路2号"), ("/fields/warehouse", "哈尔滨市演示路2号"), ("/fields/place", "哈尔滨市"), ("/fields/drugCount", "3200"),
                ("/fields/listedDrugCount", "1850"), ("/fields/managerName", "王演示"), ("/fields/managerPhone", Phone),
                .. new[] { "hasStaff", "hasRules", "hasSystem", "hasZones", "sellsHerbs" }.Select(field => ($"/fields/{field}", "true")),
                ("/fields/licensedPharmacists", "2"), ("/fields/assistantPharmacists", "1"), ("/fields/pharmacists", "3"),
            ],
            "form",
            "license",
            "pharmacistCertificate",
            "managerContract",
            "rules",
            "system",
            "forecast");
        await SubmitAsync(pharmacy);

        await DecideAsync("acceptor", "业务受理", "受理");
        await DecideAsync("inspector", "组织评估", "合格", ("/data/inspectionWay", "onsite"), ("/data/inspectionReport", "符合条件"));
        await DecideAsync("bureau", "组织评估", "已备案");

        var reviewer = await AtAsync("reviewer", "/work");
        await reviewer.ClickAsync("领取下一件");
        await reviewer.ShouldShowAsync("现在没有您可以领取的任务");
        await PassWeeksAsync(3);
        await DecideAsync("reviewer", "组织评估", "公示期满无异议");
        await DecideAsync("reviewer", "业务办结", "双方签订", ("/data/agreementSignedOn", "2026-12-20"), ("/data/agreementFrom", "2027-01-01"), ("/data/agreementTo", "2027-12-31"));
        await DecideAsync("bureau", "业务办结", "已备案");

        await pharmacy.Page.GotoAsync("/my");
        await pharmacy.FollowAsync("零售药店申请定点协议管理");
        await pharmacy.ShouldShowAsync("定点零售药店医保协议：享受，2027-01-01 起，到 2027-12-31 为止");
        await PageOffice.PhotographAsync(pharmacy, "kinds-agreement");
    }

    private static IEnumerable<(string Name, string Value)> Person(string name, string idNumber) =>
    [
        ("/applicant/kind", "person"), ("/applicant/name", name), ("/applicant/idType", "residentIdentityCard"), ("/applicant/idNumber", idNumber), ("/applicant/phone", Phone),
        ("/fields/name", name), ("/fields/document/idType", "residentIdentityCard"), ("/fields/document/idNumber", idNumber), ("/fields/phone", Phone),
    ];

    private static IEnumerable<(string Name, string Value)> Official(string post, string name, string idNumber) =>
        [($"/fields/{post}/name", name), ($"/fields/{post}/idNumber", idNumber), ($"/fields/{post}/phone", Phone)];

    /// <summary>Fills in the form that a window shows, with a scan of each material.</summary>
    private static async Task FillAsync(Window window, IEnumerable<(string Name, string Value)> inputs, params string[] materials)
    {
        var form = new ApplicationForm(window);
        await form.FillAsync(inputs);
        await form.UploadAsync(materials);
    }

    private static async Task SubmitAsync(Window window)
    {
        await window.ClickAsync("检查并提交");
        await window.ShouldShowAsync("申请已提交");
    }

    /// <summary>Somebody takes the next task at the inbox, decides it and sends the decision.</summary>
    private async Task DecideAsync(string role, string stage, string decision, params (string Name, string Value)[] data) => await SendAsync(await TakeAsync(role, stage, decision, data));

    /// <summary>Somebody takes the next task at the inbox, and fills in a decision.</summary>
    private async Task<Window> TakeAsync(string role, string stage, string decision, params (string Name, string Value)[] data)
    {
        var window = await AtAsync(role, "/work");
        await window.ClickAsync("领取下一件");
        await window.ShouldShowAsync($"办理：{stage}");
        await new ApplicationForm(window).FillAsync([("/decision", decision), .. data]);
        return window;
    }

    private static async Task SendAsync(Window window)
    {
        await window.ClickAsync("提交决定");
        await window.ShouldShowAsync("已提交决定");
    }

    /// <summary>The clock of the demonstration is moved on.</summary>
    private async Task PassWeeksAsync(int weeks)
    {
        var admin = await AtAsync("admin", "/admin/health");
        var time = admin.Page.GetByRole(AriaRole.Region, new() { Name = "演示时钟" }).Locator("strong");
        for (var week = 1; week <= weeks; week++)
        {
            var before = await time.InnerTextAsync();
            await admin.ClickAsync("往后 7 天");
            await Assertions.Expect(time).Not.ToHaveTextAsync(before);
        }
    }

    /// <summary>The window of somebody, who signs in once, at a page.</summary>
    private async Task<Window> AtAsync(string role, string path)
    {
        if (windows.TryGetValue(role, out var window))
        {
            await window.Page.GotoAsync(path);
            return window;
        }

        return windows[role] = await office.OpenAsync(role == "admin" ? role : $"heilongjiang-{role}", path);
    }
}
