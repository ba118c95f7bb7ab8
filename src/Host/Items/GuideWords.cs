using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Items;

/// <summary>The facts of items in words, as pages and comparisons show them.</summary>
internal static class GuideWords
{
    /// <summary>办件类型.</summary>
    public static string Of(HandlingType type) => type == HandlingType.Committed ? "承诺件" : "即办件";

    /// <summary>A way by which applications come.</summary>
    public static string Of(Channel channel) => channel switch
    {
        Channel.Online => "线上",
        Channel.Onsite => "现场",
        Channel.Post => "邮寄",
        Channel.Fax => "传真",
        Channel.AgentPoint => "第三方代办点",
        Channel.Grassroots => "基层服务点",
        Channel.Provider => "定点医药机构",
        Channel.Joint => "联办",
        Channel.Proactive => "免申即享",
        _ => "经办机构联系函",
    };

    /// <summary>A limit: the printed phrase, and whom it is limited to where the phrase does not say so.</summary>
    public static string Of(TimeLimitFact limit)
    {
        var authority = limit.Authority switch
        {
            TimeLimitAuthority.Promised when !limit.Text.Contains("承诺", StringComparison.Ordinal) => "承诺时限：",
            TimeLimitAuthority.Statutory when !limit.Text.Contains("法定", StringComparison.Ordinal) => "法定时限：",
            _ => string.Empty,
        };
        return limit.AppliesTo is { } whom && !limit.Text.Contains(whom, StringComparison.Ordinal) ? $"{authority}{whom}：{limit.Text}" : authority + limit.Text;
    }

    /// <summary>How a limit is counted.</summary>
    public static string Length(TimeLimitFact limit)
    {
        var length = LimitLength.Of(limit.Kind, limit.Length).Text;
        return limit is { ExtendedKind: { } kind, ExtendedLength: { } number } ? $"{length}，特殊情况共{LimitLength.Of(kind, number).Text}" : length;
    }

    /// <summary>What a limit covers.</summary>
    public static string Of(TimeLimitScope scope) => scope switch
    {
        TimeLimitScope.Overall => "全程",
        TimeLimitScope.Channel => "某一渠道的全程",
        _ => "某一环节",
    };

    /// <summary>What a time for applying asks.</summary>
    public static string Of(TimeKind kind) => kind switch
    {
        TimeKind.Duty => "应当办理的期限",
        TimeKind.Window => "可以办理的日子",
        TimeKind.NotBefore => "此前不能办理",
        _ => "时限",
    };

    /// <summary>When to apply: the printed phrase and what it asks.</summary>
    public static string Of(FilingTime time) => $"{time.Text}（{Of(time.Kind)}）";

    /// <summary>A message with the event that sends it.</summary>
    public static string Of(MessageText message) => $"{message.Event}：{message.Text}";

    /// <summary>A row of 办理依据.</summary>
    public static string Of(Basis basis) => $"{basis.Name}{(basis.Number is { } number ? $"（{number}）" : null)}{basis.Clause}";

    /// <summary>A place.</summary>
    public static string Of(Place place) => string.Join('，', new[] { place.Name, place.Address, place.Windows, place.Phone is { } phone ? $"电话 {phone}" : null }.Where(text => text is not null));

    /// <summary>Where a material may come from.</summary>
    public static string Of(MaterialSource source) => source switch
    {
        MaterialSource.DataSharing => "数据共享",
        MaterialSource.CommitmentLetter => "承诺书",
        _ => "申请人提交",
    };

    /// <summary>A material in one text.</summary>
    public static string Of(Material material, Item item) => string.Concat(
        [material.Name, .. Remarks(material, item).Select(remark => $"〔{remark}〕")]);

    /// <summary>What holds for a material beside its name.</summary>
    public static IEnumerable<string> Remarks(Material material, Item item)
    {
        if (!material.Required)
        {
            yield return "不强制";
        }

        if (material.Cases is { } cases)
        {
            yield return $"限{Names(cases, item)}";
        }

        if (material.Condition is { } condition)
        {
            yield return $"条件：{condition.Text}";
        }

        if (material.Alternatives is { Count: > 0 } others)
        {
            yield return $"可以用任一份代替：{string.Join('；', item.Materials.Where(other => others.Contains(other.Id)).Select(other => other.Name))}";
        }

        if (material.Sources is not [MaterialSource.Applicant])
        {
            yield return $"来源：{string.Join('，', material.Sources.Select(Of))}";
        }
    }

    /// <summary>The names of kinds of applicant.</summary>
    public static string Names(IReadOnlyList<string> cases, Item item) =>
        string.Join('、', cases.Select(id => item.ApplicantCases.FirstOrDefault(known => known.Id == id)?.Name ?? id));

    /// <summary>What is to be written into a field.</summary>
    public static string Of(FieldType type) => type switch
    {
        FieldType.Text => "文字",
        FieldType.LongText => "多行文字",
        FieldType.Name => "姓名或名称",
        FieldType.IdType => "证件类型",
        FieldType.IdNumber => "证件号码",
        FieldType.CreditCode => "统一社会信用代码",
        FieldType.Phone => "电话号码",
        FieldType.Email => "电子邮箱",
        FieldType.BankAccount => "银行账号",
        FieldType.Date => "日期",
        FieldType.Month => "年月",
        FieldType.Amount => "金额（元）",
        FieldType.Integer => "整数",
        FieldType.Boolean => "是或否",
        FieldType.Choice => "单选",
        FieldType.MultiChoice => "多选",
        FieldType.Address => "地址",
        FieldType.Region => "行政区划",
        FieldType.Group => "几项合填",
        _ => "名单，一行一人或一项",
    };
}
