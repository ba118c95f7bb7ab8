using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Forms;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Tests.Forms;

public sealed class FormFillingTests
{
    private static readonly Form Named = new("附件表9：备案表", "filing");

    private static readonly Item Filing = new()
    {
        Region = "heilongjiang",
        Id = "out-of-area-resident",
        Title = "异地长期居住人员备案",
        Seq = 1,
        Forms = [Named],
        Materials = [new Material { Id = "residence", Name = "居住证", Required = true, Sources = [MaterialSource.Applicant, MaterialSource.CommitmentLetter] }],
        RequiredFields =
        [
            new RequiredField { Id = "name", Name = "姓名", Type = FieldType.Name, Required = true },
            new RequiredField
            {
                Id = "document",
                Name = "证件类型及号码",
                Type = FieldType.Group,
                Required = true,
                Parts = [new RequiredField { Id = "idType", Name = "证件类型", Type = FieldType.IdType, Required = true }, new RequiredField { Id = "idNumber", Name = "证件号码", Type = FieldType.IdNumber, Required = true }],
            },
            new RequiredField { Id = "insurance", Name = "险种", Type = FieldType.Choice, Required = true, Options = [new("employee", "职工医保"), new("resident", "居民医保")] },
            new RequiredField { Id = "startOn", Name = "开始日期", Type = FieldType.Date, Required = true },
            new RequiredField { Id = "address", Name = "地址", Type = FieldType.Address, Required = false },
        ],
    };

    private static readonly Application Sent = new()
    {
        Region = "heilongjiang",
        Item = "out-of-area-resident",
        Channel = Channel.Online,
        Applicant = new Applicant(ApplicantKind.Person, "张三", IdType.ResidentIdentityCard, "11010519491231002X", "13900000001"),
        Parties = [new Party("agent", "李四", IdType.Passport, "E12345678", Relation: "子女")],
        Fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            """{"name":"张三丰","document":{"idType":"residentIdentityCard","idNumber":"11010519491231002X"},"insurance":"resident","startOn":"2026-05-01"}""")!,
        Materials = [new SentMaterial { Id = "residence", Source = MaterialSource.CommitmentLetter }],
    };

    [Theory]
    [InlineData("{{name|person.name}}", "张三丰")]
    [InlineData("{{address|applicant.name}}", "张三")]
    [InlineData("{{document.idType}}：{{document.idNumber}}", "居民身份证：11010519491231002X")]
    [InlineData("{{insurance=employee}} 职工 {{insurance=resident}} 居民", "□ 职工 ☑ 居民")]
    [InlineData("{{item=out-of-area-resident}} {{item=out-of-area-worker}} {{person.sex=女}}", "☑ □ ☑")]
    [InlineData("{{startOn}}起", "2026年5月1日起")]
    [InlineData("{{startOn.year}}年{{startOn.month}}月{{startOn.day}}日", "2026年5月1日")]
    [InlineData("{{person.birthDate}} {{person.age}}岁 {{person.sex}}", "1949年12月31日 76岁 女")]
    [InlineData("{{agent.name}} {{agent.idType}} {{agent.relation}}", "李四 护照 子女")]
    [InlineData("因个人原因无法提供{{commitment}}，办理{{item.title}}", "因个人原因无法提供居住证，办理异地长期居住人员备案")]
    [InlineData("{{applied}}", "2026年4月20日")]
    [InlineData("地址：{{address}}", "地址：＿＿＿＿＿＿")]
    [InlineData("单位：{{unit.name}}", "单位：＿＿＿＿＿＿")]
    [InlineData("签名：{{}}", "签名：＿＿＿＿＿＿")]
    [InlineData("{{address}}", "")]
    [InlineData("{{unit.birthDate.year}}年", "　　年")]
    public void A_blank_is_filled_ticked_or_left_to_be_written_by_hand(string text, string filled) => Cell(text, Sent, new LocalDate(2026, 4, 20)).Should().Be(filled);

    [Theory]
    [InlineData("姓名：{{name|person.name}}", "姓名：＿＿＿＿＿＿")]
    [InlineData("{{insurance=resident}} 居民", "□ 居民")]
    [InlineData("{{applied.year}}年", "　　年")]
    public void An_empty_form_has_blanks_only(string text, string filled) => Cell(text, null, null).Should().Be(filled);

    [Fact]
    public void Of_a_unit_that_applies_no_name_stands_where_a_person_is_asked_for()
    {
        var unit = Sent with { Applicant = new Applicant(ApplicantKind.Unit, "演示公司", IdType.CreditCode, "91350100M000100Y43", "13900000001"), Fields = new Dictionary<string, JsonElement>() };

        Cell("{{unit.name}}", unit, null).Should().Be("演示公司");
        Cell("{{name|person.name}}", unit, null).Should().BeEmpty();
        Cell("{{person.name}}", unit with { Parties = [new Party("subject", "王五", IdType.Passport, "E1234567")] }, null).Should().Be("王五");
    }

    [Fact]
    public void Cells_keep_their_places_and_the_last_of_a_row_takes_what_is_left()
    {
        var table = Table("""{"columns":[1,1,1,1],"rows":[[{"text":"法定代表人","down":2},"姓名","{{name}}"],["电话",{"text":"","across":2}],["备注",""]]}""");

        table.Rows.Select(row => string.Join(' ', row.Select(cell => $"{cell.Lines[0].Text}{cell.Across}x{cell.Down}{(cell.IsLabel ? "!" : "")}"))).Should().Equal(
            "法定代表人1x2! 姓名1x1! 张三丰2x1", "电话1x1! 2x1", "备注1x1! 3x1");
    }

    [Fact]
    public void A_form_that_is_printed_nowhere_says_that_it_is_made_of_required_fields()
    {
        var sheet = FormFilling.Fill(Named, null, Filing, Sent, null, "填写说明");

        sheet.Parts.OfType<SheetLine>().Select(line => line.Text).Should().Contain([Named.Name, "（文件没有印出这份样表，本表由受理信息必填项生成）", "申请人（签名、盖章）：＿＿＿＿＿＿", "填写说明"]);
        sheet.Parts.OfType<SheetTable>().Single().Rows.Select(row => $"{row[0].Lines[0].Text}={row[1].Lines[0].Text}").Should().Contain(
            ["姓名=张三丰", "证件类型及号码：证件号码=11010519491231002X", "险种=居民医保", "开始日期=2026年5月1日", "地址="]);
    }

    [Fact]
    public void A_form_whose_rows_do_not_fill_its_columns_is_left_out_and_told()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var forms = folder.CreateSubdirectory("x").CreateSubdirectory("forms").FullName;
            File.WriteAllText(Path.Combine(forms, "short.json"), """{"title":"表","clause":"表1","body":["行",{"columns":[1,1],"rows":[[{"text":"甲","across":3},"乙"]]}]}""");
            File.WriteAllText(Path.Combine(forms, "broken.json"), """{"title":"表","clause":"表1","corpus":[]}""");
            File.WriteAllText(Path.Combine(forms, "sound.json"), """{"title":"表","clause":"表1","body":["行"]}""");

            var read = FormFolder.Read(folder.FullName);

            read.Forms.Keys.Should().Equal(("x", "sound"));
            read.Faults.Select(fault => $"{fault.File} {fault.Place}").Should().BeEquivalentTo("x/forms/short.json /body/1", "x/forms/broken.json $.corpus");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Cell(string text, Application? application, LocalDate? on) =>
        Table($$"""{"columns":[1],"rows":[[{{JsonSerializer.Serialize(text)}}]]}""", application, on).Rows[0][0].Lines[0].Text;

    private static SheetTable Table(string table) => Table(table, Sent, null);

    private static SheetTable Table(string table, Application? application, LocalDate? on)
    {
        var form = JsonSerializer.Deserialize<PrintedForm>($$"""{"title":"表","clause":"表1","body":[{{table}}]}""", FactsJson.Options)!;
        return FormFilling.Fill(Named, form, Filing, application, on, "").Parts.OfType<SheetTable>().Single();
    }
}
