using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;

namespace Elsa.Workflows.Activities;

/// <summary>The beginning of a flowchart.</summary>
[Activity("Elsa", "Flow", "流程的起点。", DisplayName = "开始")]
public class Start([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line), IStartNode;
