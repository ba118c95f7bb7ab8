using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Activities;

/// <summary>消息通知: fills a template and queues it. Where a case has nobody of the audience, nobody is told.</summary>
[Activity("MedIns", Category, "按消息模板发送通知。", DisplayName = "消息通知")]
public class Notify([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CaseActivity(source, line)
{
    /// <summary>The occasion, as the guide and the list of notices show it.</summary>
    [Input(DisplayName = "消息场合", Order = 0)]
    public Input<string> Event { get; set; } = null!;

    /// <summary>To whom.</summary>
    [Input(
        DisplayName = "发送对象",
        UIHint = InputUIHints.DropDown,
        UIHandler = typeof(AudienceOptions),
        Options = new[]
        {
            "applicant", "applicantAndAgent", "subject", "agent", "guardian", "unit", "payee", "allParties", "handler", "supervisor", "director",
        },
        Order = 1)]
    public Input<string> Audience { get; set; } = new("applicant");

    /// <summary>The wording.</summary>
    [Input(DisplayName = "消息模板", Description = "文件原文，空白写作 {{名称}}，可用的名称见设计指南。", UIHint = InputUIHints.MultiLine, Order = 2)]
    public Input<string> Template { get; set; } = null!;

    /// <summary>Whether the wording is the document's; wording of ours does not stand in the guide.</summary>
    [Input(DisplayName = "模板为文件原文", Order = 3)]
    public Input<bool> Official { get; set; } = new(true);

    /// <summary>The step's name, where the document prints the telling as a step.</summary>
    [Input(DisplayName = "环节名称", Description = "告知是文件所印的一个环节时填写，否则留空。", Order = 4)]
    public Input<string?> Stage { get; set; } = null!;

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Enter(context, Stage);
        var desk = Desk(context);
        var audience = NoticeAudience.Find(Audience.Get(context))!;
        if (audience.IsOfAgency || audience.In(desk.Application).Count > 0)
        {
            desk.Intend(new NoticeQueued(desk.NewId(), Id, Event.Get(context), audience.Id) { Template = Template.Get(context) });
        }

        return context.CompleteActivityAsync();
    }
}
