using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Entitlements;
using NodaTime;

namespace MedInsFlows.Activities;

/// <summary>待遇登记: writes what outlives the case, such as the time for which a filing is valid, a recognised disease or an agreement.</summary>
[Activity("MedIns", Category, "登记办件结束以后仍然有效的待遇、备案或者协议。", DisplayName = "待遇登记")]
public class GrantEntitlement([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The step's name, where the document prints it as a step.</summary>
    [Input(DisplayName = "环节名称", Description = "待遇登记是文件所印的一个环节时填写，否则留空。", Order = 0)]
    public Input<string?> Stage { get; set; } = null!;

    /// <summary>What kind it is.</summary>
    [Input(
        DisplayName = "待遇种类",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "enrollment", "outOfAreaCare", "chronicDisease", "agreement", "assistance", "other" },
        Order = 1)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input(DisplayName = "待遇名称", Description = "例如“异地长期居住备案”。", Order = 2)]
    public Input<string> Title { get; set; } = null!;

    /// <summary>What the case does to it.</summary>
    [Input(
        DisplayName = "登记动作",
        Description = "grant 新增，change 变更，suspend 中止，resume 恢复，end 终止。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "grant", "change", "suspend", "resume", "end" },
        Order = 3)]
    public Input<string> Change { get; set; } = new("grant");

    /// <summary>The date field or datum from which it counts; empty for the day on which the case comes here.</summary>
    [Input(DisplayName = "生效日期字段", Description = "受理信息必填项或者某个环节录入的日期的编号；留空则从走到这里的当天起。", Order = 4)]
    public Input<string?> FromField { get; set; } = null!;

    /// <summary>The date field or datum at which it ends; empty where it has no such date.</summary>
    [Input(DisplayName = "截止日期字段", Description = "受理信息必填项或者某个环节录入的日期的编号；没有则留空。", Order = 5)]
    public Input<string?> ToField { get; set; } = null!;

    /// <summary>How its validity is counted.</summary>
    [Input(DisplayName = "有效期的计法", UIHint = InputUIHints.DropDown, Options = new[] { "calendarDays", "months" }, Order = 6)]
    public Input<LimitKind> Unit { get; set; } = new(LimitKind.Months);

    /// <summary>How long it is valid; 0 where the document names no time.</summary>
    [Input(DisplayName = "有效期", Description = "文件没有写明有效期的填0，长期有效。", Order = 7)]
    public Input<int> Length { get; set; } = new(0);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Enter(context, Stage);
        var desk = Desk(context);
        var from = DateOf(desk, FromField.GetOrDefault(context)) ?? ShanghaiTime.DateOf(desk.Now);
        desk.Intend(new EntitlementRecorded(new CaseEntitlement(
            desk.NewId(), Kind.Get(context), Title.Get(context), Change.Get(context), from, DateOf(desk, ToField.GetOrDefault(context)) ?? LastDay(from, Unit.Get(context), Length.Get(context)))));
        return context.CompleteActivityAsync();
    }

    private static LocalDate? DateOf(ICaseDesk desk, string? field) => field is { Length: > 0 } ? desk.Case.DateOf(field, desk.Application) : null;

    /// <summary>The day before the one on which the time is over: what is valid for twelve months from 1 March ends with February.</summary>
    private static LocalDate? LastDay(LocalDate from, LimitKind unit, int length) =>
        length == 0 ? null : (unit == LimitKind.Months ? from.PlusMonths(length) : from.PlusDays(length)).PlusDays(-1);
}
