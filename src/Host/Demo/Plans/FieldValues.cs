using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Demo.People;
using NodaTime;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>
/// Answers what items and tasks ask, by the type of a field and the words of its name: an item that a designer has changed is answered as well. The same
/// dossier gives the same answer to the same field. Thread-safe.
/// </summary>
internal sealed class FieldValues(Dossier dossier)
{
    private static readonly string[] Endings = ["注销", "终止", "暂停", "死亡", "其他", "合并", "退回"];

    private readonly (string Word, string Value)[] texts =
    [
        ("信用代码", dossier.Unit.CreditCode),
        ("开户", dossier.Payee.Account.Bank),
        ("单位名称", dossier.Unit.Name),
        ("单位信息", dossier.Unit.Name),
        ("病种", dossier.Disease),
        ("邮编", $"{dossier.Region.Code[..4]}99"),
        ("区划代码", dossier.Region.Code),
        ("关系", "子女"),
        ("发证机关", $"{dossier.Region.Name}演示区行政审批局"),
        ("许可证", string.Create(CultureInfo.InvariantCulture, $"演示{dossier.Unit.FoundedOn:uuuu}第{dossier.Seed % 10_000:0000}号")),
        ("登记号", string.Create(CultureInfo.InvariantCulture, $"YS{dossier.Region.Code}{dossier.Seed % 100_000:00000}")),
        ("机构类别", "综合医院"),
        ("机构等级", "二级甲等"),
        ("收费等级", "二级"),
        ("机构性质", "非营利性"),
        ("单位性质", "企业"),
        ("单位类型", "企业"),
        ("经济类型", "有限责任公司"),
        ("经营方式", "零售"),
        ("经营范围", "处方药、非处方药、中药饮片、医疗器械、保健食品"),
        ("诊疗科目", "内科、外科、妇产科、儿科、中医科、医学检验科、医学影像科"),
        ("建筑面积", "186平方米"),
        ("人员类别", "在职职工"),
        ("险种", "职工基本医疗保险"),
        ("医疗保险类型", "职工基本医疗保险"),
        ("申请人身份", "普通居民"),
        ("变更项目", "联系电话、通讯地址"),
        ("变更前", "联系电话：15400000000"),
        ("变更后", $"联系电话：{dossier.Person.Phone}；通讯地址：{dossier.Person.Address}"),
        ("票据", string.Create(CultureInfo.InvariantCulture, $"医疗收费电子票据，号码{dossier.Invoice}，金额{dossier.Total:0.00}元")),
        ("结算", string.Create(CultureInfo.InvariantCulture, $"{Month(dossier.Day)}结算，申报金额{dossier.Total:0.00}元")),
        ("对账表", string.Create(CultureInfo.InvariantCulture, $"{Month(dossier.Day)}医药费用合计{dossier.Total:0.00}元，双方核对一致")),
        ("费用", string.Create(CultureInfo.InvariantCulture, $"西药费、检查费、治疗费合计{dossier.Total:0.00}元，与票据一致")),
        ("病历", $"{dossier.Disease}，门诊复诊，继续药物治疗"),
        ("材料明细", "申请表1份，证件复印件1份，其他材料各1份"),
        ("参保缴费", string.Create(CultureInfo.InvariantCulture, $"{dossier.Day.Year}年1月至{dossier.Day.Month}月正常缴费")),
        ("查询结果", string.Create(CultureInfo.InvariantCulture, $"{dossier.Day.Year}年1月至{dossier.Day.Month}月参保状态正常，缴费到账，无欠费")),
        ("有效期", "长期有效"),
        ("专家", "评估专家组5人，由专家库随机抽取"),
        ("意见", "超出医保目录范围的项目不予支付"),
        ("结论", "现场查看，设施、人员、制度与申报材料相符"),
    ];

    private enum Whose
    {
        Person,
        Heir,
        Head,
        Clerk,
    }

    /// <summary>Answers a field.</summary>
    public JsonElement Of(RequiredField field) => JsonSerializer.SerializeToElement(Node(field, string.Empty));

    private JsonNode Node(RequiredField field, string around)
    {
        // Of a field in a group, the name of the group says whose it is.
        var name = around + field.Name;
        var random = new Randomizer(dossier.Seed ^ StableHash(name));
        return field.Type switch
        {
            FieldType.Name => NameIn(name),
            FieldType.IdType => Words(Of(name).IdType),
            FieldType.IdNumber => Of(name).IdNumber,
            FieldType.CreditCode => dossier.Unit.CreditCode,
            FieldType.Phone => Of(name).Phone,
            FieldType.Email => $"demo{Of(name).Phone[^6..]}@example.org",
            FieldType.BankAccount => dossier.Payee.Account.Number,
            FieldType.Date => Iso(DateIn(name)),
            FieldType.Month => Iso(dossier.Day)[..7],
            FieldType.Amount => Within(field, AmountIn(name, random)),
            FieldType.Integer => (long)Within(field, IntegerIn(field, name, random)),
            FieldType.Boolean => true,
            FieldType.Choice => ChoiceOf(field, random),
            FieldType.MultiChoice => new JsonArray([.. (field.Options ?? []).Take((int)Math.Max(1, field.Min ?? 1)).Select(option => JsonValue.Create(option.Id))]),
            FieldType.Address => AddressIn(name),
            FieldType.Region => name.Contains("就医", StringComparison.Ordinal) ? dossier.Elsewhere : dossier.Region.Name,
            FieldType.Group => Parts(field, name),
            FieldType.List => new JsonArray([.. Enumerable.Range(0, (int)Math.Max(1, field.Min ?? 1)).Select(_ => Parts(field, name))]),
            _ => TextOf(field, name),
        };
    }

    private JsonObject Parts(RequiredField field, string name) => new((field.Parts ?? []).Select(part => KeyValuePair.Create<string, JsonNode?>(part.Id, Node(part, name))));

    private static string Words(IdType type) => JsonNamingPolicy.CamelCase.ConvertName(type.ToString());

    private string NameIn(string name) => Has(name, "单位名称", "药店名称", "机构名称") ? dossier.Unit.Name
        : Has(name, "户名") ? dossier.Payee.Holder
        : Of(name).Name;

    private DemoPerson Of(string name) => WhoIn(name) switch
    {
        Whose.Heir when dossier.Heir is { } heir => heir,
        Whose.Head => dossier.Unit.Head,
        Whose.Clerk => dossier.Unit.Clerk,
        _ => dossier.Person,
    };

    private static Whose WhoIn(string name) => Has(name, "领取人", "继承人") ? Whose.Heir
        : Has(name, "法定代表", "负责人", "控制人") ? Whose.Head
        : Has(name, "经办人", "联系人") ? Whose.Clerk
        : Whose.Person;

    private LocalDate DateIn(string name) => Has(name, "出生") ? dossier.Person.BirthDate
        : Has(name, "成立") ? dossier.Unit.FoundedOn
        : Has(name, "截止", "有效期") && !Has(name, "开始") ? dossier.Day.PlusYears(Has(name, "备案") ? 1 : 3)
        : Has(name, "发证", "许可证") ? dossier.Unit.FoundedOn.PlusMonths(2)
        : Has(name, "待遇", "参保日期") ? dossier.Day.PlusMonths(1).With(DateAdjusters.StartOfMonth)
        : dossier.Day;

    private decimal AmountIn(string name, Randomizer random)
    {
        var share = Has(name, "拒付", "扣除") ? random.Decimal(0m, 0.03m)
            : Has(name, "大病", "大额", "救助", "补充", "补助") ? random.Decimal(0.04m, 0.15m)
            : Has(name, "基本医疗保险基金", "基本医疗保险支付") ? random.Decimal(0.52m, 0.78m)
            : 1m;
        return Has(name, "工资", "基数") ? random.Decimal(3_600m, 14_000m) : dossier.Total * share;
    }

    private long IntegerIn(RequiredField field, string name, Randomizer random) => Has(name, "年龄") ? dossier.Person.AgeOn(dossier.Day)
        : field is { Max: { } most, Min: 0 } ? (long)(most * random.Decimal(0.82m, 0.97m))
        : Has(name, "床位") ? random.Number(60, 400)
        : Has(name, "药师") ? random.Number(1, 4)
        : Has(name, "目录") ? random.Number(800, 1_400)
        : Has(name, "品种") ? random.Number(1_500, 3_000)
        : random.Number(1, 9);

    private string ChoiceOf(RequiredField field, Randomizer random)
    {
        var options = field.Options ?? [];
        return dossier.Choices.TryGetValue(field.Id, out var chosen) && options.Any(option => option.Id == chosen)
            ? chosen
            : random.ListItem([.. options.Where(option => !Has(option.Name, Endings)).DefaultIfEmpty(options[0])]).Id;
    }

    private string AddressIn(string name) => Has(name, "转往", "就医地") ? $"{dossier.Elsewhere}演示区和平路{dossier.Seed % 300 + 1}号"
        : Has(name, "机构地址") ? $"{(Has(name, "转出") ? dossier.Elsewhere : dossier.Region.Name)}演示区政务大厅"
        : Has(name, "注册", "仓库", "单位") || (dossier.IsUnits && Has(name, "通讯")) ? dossier.Unit.Address
        : dossier.Person.Address;

    private string TextOf(RequiredField field, string name)
    {
        var text = texts.FirstOrDefault(known => field.Name.Contains(known.Word, StringComparison.Ordinal)).Value
            ?? texts.FirstOrDefault(known => name.Contains(known.Word, StringComparison.Ordinal)).Value
            ?? "详见所附材料";
        text = text.PadRight((int)(field.Min ?? 0), '。');
        return field.Max is { } most && text.Length > most ? text[..(int)most] : text;
    }

    private static decimal Within(RequiredField field, decimal number) => decimal.Round(Math.Clamp(number, field.Min ?? 0, field.Max ?? decimal.MaxValue), 2);

    private static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Month(LocalDate date) => date.PlusMonths(-1).ToString("uuuu年M月", CultureInfo.InvariantCulture);

    // That of the framework differs from run to run.
    private static int StableHash(string text) => text.Aggregate(17, (hash, character) => unchecked(hash * 31 + character));
}
