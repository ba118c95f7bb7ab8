using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>Stands where the definition names an activity type that is not there. Faults when reached.</summary>
[Activity("Elsa", Toolbox.Flow, "所用的活动类型不存在。", DisplayName = "未知活动")]
[Browsable(false)]
public class NotFoundActivity([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The type that is missing.</summary>
    public string MissingTypeName { get; set; } = null!;

    /// <summary>Its version.</summary>
    public int MissingTypeVersion { get; set; }

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) =>
        throw new FlowException($"活动类型“{MissingTypeName}”（版本 {MissingTypeVersion}）不存在。");
}
