using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Writes a text into the journal. Nothing personal.</summary>
/// <param name="source">The source file, for code-first workflows.</param>
/// <param name="line">The line in it.</param>
[Activity("Elsa", Toolbox.Variables, "把一行文字记入办件的流程日志。不得写入个人信息。", DisplayName = "记录文字")]
public class WriteLine([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line)
{
    /// <summary>The text.</summary>
    [Input(DisplayName = "文字", UIHint = InputUIHints.MultiLine)]
    public Input<string> Text { get; set; } = null!;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.AddExecutionLogEntry("Text", Text.GetOrDefault(context));
}
