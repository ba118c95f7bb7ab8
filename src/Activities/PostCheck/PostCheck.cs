using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>事后抽查: draws a share of the cases for inspection (对认定情况进行有效监管); a case that is not drawn goes on at once.</summary>
[Activity("MedIns", Category, "按比例抽取办件进行检查，对认定情况进行监管。", DisplayName = "事后抽查")]
[FlowNode("Done", "Deviates")]
public class PostCheck : FixedTaskActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public PostCheck([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => Role = new("internal-control");

    /// <summary>Of a hundred cases, how many are drawn, where the agency has set no number of its own.</summary>
    [Input(DisplayName = "抽查比例", Description = "每一百件抽取几件，0至100；本地设定优先。", Order = 20)]
    public Input<int> Percent { get; set; } = new(100);

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("抽查无误", "Done"), TaskOutcome.Negative("发现问题", "Deviates")];

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData { get; } =
    [
        new RequiredField { Id = "postCheckFinding", Name = "抽查情况", Type = FieldType.LongText, Required = true },
    ];

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        // The last byte of an id of ours is as good as drawn, and a replay finds it again.
        var desk = Desk(context);
        if (desk.NewId().ToByteArray()[^1] * 100 / 256 < (desk.Numbers.PostCheckPercent ?? Percent.Get(context)))
        {
            Open(context);
        }
        else
        {
            await context.CompleteActivityWithOutcomesAsync("Done");
        }
    }
}
