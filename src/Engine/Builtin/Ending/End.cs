using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Ends the enclosing flowchart, cancelling what is still open in it.</summary>
[Activity("Elsa", Toolbox.Flow, "结束所在流程图，仍在进行的分支一并取消。", DisplayName = "结束")]
public class End([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line), ITerminalNode;
