using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Payments;

/// <summary>Files for the bank and the totals. All that waits goes into them, so that the tests share their host with no others.</summary>
public sealed class BankBatchTests(CaseworkHost office) : IClassFixture<CaseworkHost>
{
    private const string Harbin = "harbin-center";
    private const string Mudanjiang = "mudanjiang-center";

    private readonly PaymentStory story = new(office);

    [Fact]
    public async Task A_file_has_each_payment_with_its_account_and_their_sum_and_is_what_its_hash_says()
    {
        var first = await story.OrderAsync(1000.01m, Harbin);
        var again = await story.ReturnAsync(await story.PayAsync(0.02m, Harbin));
        await PaymentStory.DoAsync(story.Finance, again, "reissue", """{"reason":"更正","account":{"payeeName":"更正,户名","bankAccount":"6217000010001234567","bankName":"建设银行"}}""");
        await PaymentStory.DoAsync(story.Head, again, "reissue/approve");

        var batch = await MakeAsync(Harbin);

        batch.At("/count")!.GetValue<int>().Should().Be(2);
        batch.At("/amount")!.GetValue<decimal>().Should().Be(1000.03m);
        batch.Text("/number").Should().StartWith("23000020260420");
        var file = await OpenAsync(batch);
        Convert.ToHexStringLower(SHA256.HashData(file)).Should().Be(batch.Text("/sha256"));
        Encoding.UTF8.GetString(file).TrimStart('\uFEFF').Split("\r\n").Should().Equal(
            "序号,收款户名,收款账号,开户银行,金额,用途,办件编号",
            $"1,{story.Citizen.Person.Name},{PaymentStory.Account},糖尿病,1000.01,{first.Case.Json.Text("/title")},{first.Case.Number}",
            $"2,\"更正,户名\",6217000010001234567,建设银行,0.02,{again.Case.Json.Text("/title")},{again.Case.Number}",
            "合计,2笔,,,1000.03,,",
            "");

        (await TryMakeAsync(Harbin)).Should().Be(HttpStatusCode.Conflict, "nothing waits that is in no file");
        await PaymentStory.DoAsync(story.Cashier, again, "paid", """{"voucher":"B-1"}""");
        var seen = await story.Cashier.ReadAsync($"/api/payments/batches/{batch.Text("/id")}");
        (seen.At("/paid")!.GetValue<int>(), seen.At("/paidAmount")!.GetValue<decimal>(), seen.At("/waiting")!.GetValue<int>(), seen.At("/waitingAmount")!.GetValue<decimal>())
            .Should().Be((1, 0.02m, 1, 1000.01m));
        (await story.Finance.ReadAsync($"/api/payments?batch={batch.Text("/number")}")).At("/total")!.GetValue<int>().Should().Be(2);
    }

    [Fact]
    public async Task The_agency_says_how_it_is_written_and_who_opens_it_is_on_record_at_each_case()
    {
        var order = await story.OrderAsync(7.70m, Mudanjiang);
        var batch = await MakeAsync(Mudanjiang);

        var file = await OpenAsync(batch);

        using var book = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var text = book.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerText;
        text.Should().Contain(PaymentStory.Account).And.Contain("7.70").And.Contain(order.Case.Number).And.Contain("合计1笔");
        (await office.Clerk("auditor").ReadAsync($"/api/audit/access?caseId={order.Case.Id}")).List("/items")
            .Select(record => $"{record.Text("/actor")} {record.Text("/event")} {record.Text("/details/0")}").Should().Equal($"heilongjiang-cashier bankFile {batch.Text("/number")}");
        using var others = await story.Finance.GetAsync($"/api/payments/batches/{batch.Text("/id")}/file");
        others.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await ClearAsync(PaymentStory.Account)).Should().BeFalse("the account stands nowhere in clear");
    }

    [Fact]
    public async Task After_an_erasure_the_file_is_gone_and_number_and_hash_stay()
    {
        var order = await story.OrderAsync(8m, "nangang-office");
        var batch = await MakeAsync("nangang-office");
        await story.Cashier.DecideAsync(order.Case, "已拨付", data: new JsonObject { ["voucher"] = "B-2" });
        using var erased = await office.Clerk("director").PostAsync($"/api/cases/{order.Case.Id}/erasure", """{"reason":"本人申请删除","legalBasis":"《个人信息保护法》第四十七条"}""");
        erased.IsSuccessStatusCode.Should().BeTrue(await erased.Content.ReadAsStringAsync());

        using var file = await story.Cashier.GetAsync($"/api/payments/batches/{batch.Text("/id")}/file");

        file.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await story.Cashier.ReadAsync($"/api/payments/batches/{batch.Text("/id")}")).Text("/sha256").Should().Be(batch.Text("/sha256"));
        (await PaymentStory.TryAsync(story.Cashier, order, "returned", """{"returnedOn":"2026-04-20","reason":"x"}""")).Should().Be(HttpStatusCode.Conflict);
        (await story.Cashier.ReadAsync($"/api/payments/{order.Id}")).Text("/entry/payment/payee").Should().Be("（已依法删除）");
    }

    [Fact]
    public async Task Of_a_file_that_cannot_be_made_all_is_told_and_it_is_for_the_cashier_of_the_agency()
    {
        var order = await story.OrderAsync(9m);
        using var wrong = await story.Cashier.PostAsync("/api/payments/batches", $$"""{"agency":"province-center","payments":["{{order.Id}}","{{Guid.Empty}}"]}""");
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await wrong.ReadAsync()).Texts("/errors", "/pointer").Should().Equal("/payments/1");
        using var unknown = await story.Cashier.PostAsync("/api/payments/batches", """{"agency":"x"}""");
        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var head = await story.Head.PostAsync("/api/payments/batches", """{"agency":"province-center"}""");
        head.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        await MakeAsync("province-center");
    }

    [Fact]
    public async Task Totals_of_days_and_months_are_right_to_the_cent()
    {
        // 河南 pays by three funds; nothing else is paid there.
        var citizen = office.Citizen("henan-applicant");
        Clerk Of(string role) => new(office.Host, $"henan-{role}");
        var guide = await citizen.ReadAsync("/api/items/henan/inpatient-reimbursement");
        var seen = await citizen.ApplyAsync("henan/inpatient-reimbursement", guide.Text("/channels/0/id"));
        var data = new JsonObject { ["fundBasic"] = 0.10m, ["fundEmployeeLarge"] = 0.20m, ["fundSeriousIllness"] = 999999.99m, ["payeeName"] = citizen.Person.Name, ["bankName"] = "工商银行", ["bankAccount"] = PaymentStory.Account };
        for (var step = 0; step < 8 && seen.Status != "completed"; step++)
        {
            var role = seen.Tasks[0].Text("/role");
            var decision = seen.Tasks[0].List("/decisions").First(known => known.Text("/kind") == "positive").Text("/name");
            seen = await Of(role).DecideAsync(seen, decision, data: role switch
            {
                "reviewer" => data,
                "cashier" => new JsonObject { ["voucher"] = "HN-1", ["paidOn"] = "2026-03-31" },
                _ => null,
            });
        }

        var order = new OrderSeen(seen);
        await PaymentStory.DoAsync(Of("finance"), order, "recovery", """{"amount":0.05,"fund":"职工大额保险","reason":"多付"}""");
        await PaymentStory.DoAsync(Of("cashier"), order, "recovery/received", """{"amount":0.05,"receivedOn":"2026-04-02"}""");

        var days = await Of("director").ReadAsync("/api/payments/totals?from=2026-03-01&to=2026-04-30");
        days.List("/rows").Select(Row).Should().Equal(
            "2026-04-02 职工大额保险 0 0 0.05 -0.05",
            "2026-03-31 城乡居民大病保险 999999.99 0 0 999999.99",
            "2026-03-31 基本医疗保险基金 0.10 0 0 0.10",
            "2026-03-31 职工大额保险 0.20 0 0 0.20");
        (days.At("/paid")!.GetValue<decimal>(), days.At("/recovered")!.GetValue<decimal>(), days.At("/net")!.GetValue<decimal>()).Should().Be((1000000.29m, 0.05m, 1000000.24m));
        var months = await Of("director").ReadAsync("/api/payments/totals?by=month&fund=职工大额保险");
        months.List("/rows").Select(Row).Should().Equal("2026-04 职工大额保险 0 0 0.05 -0.05", "2026-03 职工大额保险 0.20 0 0 0.20");

        static string Row(JsonNode row) => $"{row.Text("/period")} {row.Text("/fund")} {row.At("/paid")} {row.At("/returned")} {row.At("/recovered")} {row.At("/net")}";
    }

    private async Task<JsonNode> MakeAsync(string agency)
    {
        using var answer = await story.Cashier.PostAsync("/api/payments/batches", $$"""{"agency":"{{agency}}"}""");
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return await answer.ReadAsync();
    }

    private async Task<HttpStatusCode> TryMakeAsync(string agency)
    {
        using var answer = await story.Cashier.PostAsync("/api/payments/batches", $$"""{"agency":"{{agency}}"}""");
        return answer.StatusCode;
    }

    private async Task<byte[]> OpenAsync(JsonNode batch)
    {
        using var answer = await story.Cashier.GetAsync($"/api/payments/batches/{batch.Text("/id")}/file");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<bool> ClearAsync(string text)
    {
        await using var query = office.Database.DataSource.CreateCommand(
            """
            select exists (select from cases.payment_batches where position(convert_to($1, 'UTF8') in content) > 0) or exists (select from cases.cases where position($1 in file) > 0)
                or exists (select from engine.journal where position(convert_to($1, 'UTF8') in content) > 0)
            """);
        query.Parameters.Add(new() { Value = text });
        return (bool)(await query.ExecuteScalarAsync())!;
    }
}
