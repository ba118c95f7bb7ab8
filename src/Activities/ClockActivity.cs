using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>Base of the activities that do something to clocks which run already: to those that one activity started, or to all of the case.</summary>
/// <param name="source">The source file, for code-first workflows.</param>
/// <param name="line">The line in it.</param>
public abstract class ClockActivity(string? source = null, int? line = null) : CaseActivity(source, line)
{
    /// <summary>The activity that started the clock; empty for all clocks of the case.</summary>
    [Input(DisplayName = "计时节点", Description = "“开始计时”节点的编号；留空则为办件的全部计时。", Order = 0)]
    public Input<string?> Clock { get; set; } = null!;

    /// <summary>The clocks that are meant.</summary>
    /// <param name="context">The execution.</param>
    private protected IEnumerable<CaseClock> Clocks(ActivityExecutionContext context)
    {
        var activity = Clock.GetOrDefault(context);
        return Desk(context).Case.Clocks.Where(clock => string.IsNullOrEmpty(activity) || clock.Activity == activity);
    }
}
