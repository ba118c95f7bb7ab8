using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Cases.Items;

/// <summary>Whether facts agree with themselves; whether they agree with the document no program can tell.</summary>
public static class ItemRules
{
    /// <summary>Everything that is wrong with an item, each a Chinese sentence that names the place; empty if nothing is.</summary>
    public static IReadOnlyList<string> Check(Item item)
    {
        var check = new FactCheck(item.ApplicantCases, item.Circumstances);
        check.NotBlank("地区编号（region）", item.Region);
        check.NotBlank("事项编号（item）", item.Id);
        check.NotBlank("事项名称（title）", item.Title);
        check.Ids("申请人类别", item.ApplicantCases.Select(entry => (entry.Id, entry.Name)));
        check.Ids("情形", item.Circumstances.Select(entry => (entry.Id, entry.Name)));
        var top = new FieldLevel(item.RequiredFields);
        check.Fields(top, "必填信息");
        check.Materials(item.Materials, top);
        check.TimeLimits(item.TimeLimits);
        check.FilingTimes(item.FilingTimes, item.RequiredFields);
        check.Lamps(item);
        check.Messages(item.MessageTemplates);
        return check.Faults;
    }

    /// <summary>The same for fields alone, such as the data that a task asks for: these know no case and no circumstance.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyList<RequiredField> fields)
    {
        var check = new FactCheck([], []);
        check.Fields(new FieldLevel(fields), "信息项");
        return check.Faults;
    }

    private static void Materials(this FactCheck check, IReadOnlyList<Material> materials, FieldLevel fields)
    {
        check.Ids("材料", materials.Select(material => (material.Id, material.Name)));
        foreach (var material in materials)
        {
            var place = $"材料“{material.Id}”";
            check.Cases(place, material.Cases);
            check.Condition(place, material.Condition, fields, before: null);
            if (material.Sources is [] || material.Sources.Distinct().Count() < material.Sources.Count)
            {
                check.Add($"{place}的来源（sources）须至少有一个，且不能重复。");
            }

            foreach (var other in material.Alternatives ?? [])
            {
                if (other == material.Id)
                {
                    check.Add($"{place}把自己列为可替代的材料，请去掉。");
                }
                else if (materials.FirstOrDefault(known => known.Id == other) is not { } found)
                {
                    check.Add($"{place}的可替代材料“{other}”不存在。");
                }
                else if (found.Alternatives?.Contains(material.Id) is not true)
                {
                    check.Add($"{place}可由“{other}”替代，“{other}”却没有反过来列出它：任选其一的材料须互相列出。");
                }
            }
        }
    }

    private static void TimeLimits(this FactCheck check, IReadOnlyList<TimeLimitFact> limits)
    {
        foreach (var (index, limit) in limits.Index())
        {
            var place = $"第{index + 1}项办理时限";
            check.NotBlank($"{place}的原文（text）", limit.Text);
            if (!LimitLength.IsPossible(limit.Kind, limit.Length))
            {
                check.Add($"{place}的长度不对：即时办结为0，其余至少为1，最长1000个工作日、3650个自然日或120个月。");
            }

            if (limit.ExtendedKind is null != limit.ExtendedLength is null)
            {
                check.Add($"{place}的特殊情况不完整：extendedKind 与 extendedLength 须同时给出。");
            }
            else if (limit.ExtendedKind == LimitKind.Immediate || limit.ExtendedLength < 1)
            {
                check.Add($"{place}的特殊情况须为至少1个工作日、自然日或月。");
            }
            else if (limit is { ExtendedKind: { } kind, ExtendedLength: { } total } && LimitLength.AboutDays(kind, total) <= LimitLength.AboutDays(limit.Kind, limit.Length))
            {
                check.Add($"{place}的特殊情况不比一般情况长：extendedLength 是延长后的总长度，不是增加的长度。");
            }
        }
    }

    private static void FilingTimes(this FactCheck check, IReadOnlyList<FilingTime> times, IReadOnlyList<RequiredField> fields)
    {
        foreach (var (index, time) in times.Index())
        {
            var place = $"第{index + 1}条申请时间";
            check.NotBlank($"{place}的原文（text）", time.Text);
            if (time.Kind == TimeKind.Limit)
            {
                check.Add($"{place}的种类（kind）须为 duty、window 或 notBefore；本机构的时限用“开始计时”。");
            }
            else if (time.Kind == TimeKind.Window)
            {
                if (time.UntilDay is not (>= 1 and <= 31))
                {
                    check.Add($"{place}须写明每月至哪一日（untilDay，1至31）。");
                }
            }
            else
            {
                if (time is not { Unit: { } unit and not LimitKind.Immediate, Length: { } length } || !LimitLength.IsPossible(unit, length))
                {
                    check.Add($"{place}须写明计法（unit：workingDays、calendarDays 或 months）和长度（length）。");
                }

                if (fields.FirstOrDefault(field => field.Id == time.Field)?.Type != FieldType.Date)
                {
                    check.Add($"{place}的起算日期（field）须是受理信息必填项中一个日期项的编号。");
                }
            }
        }
    }

    private static void Lamps(this FactCheck check, Item item)
    {
        if (item.RedPercent < 0 || item.RedPercent > item.YellowPercent || item.YellowPercent > 100)
        {
            check.Add("黄灯、红灯比例须在0至100之间，红灯比例不大于黄灯比例。");
        }
    }

    private static void Messages(this FactCheck check, IReadOnlyList<MessageText> messages)
    {
        foreach (var (index, message) in messages.Index())
        {
            var place = $"第{index + 1}条消息模板";
            check.NotBlank($"{place}的触发事件（event）", message.Event);
            foreach (var fault in MessageTemplate.Check(message.Text))
            {
                check.Add($"{place}：{fault}");
            }
        }
    }
}
