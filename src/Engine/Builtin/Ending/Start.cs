using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>The beginning of a flowchart.</summary>
[Activity("Elsa", Toolbox.Flow, "流程的起点。", DisplayName = "开始")]
public class Start([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line), IStartNode;
