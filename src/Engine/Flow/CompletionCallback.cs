using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Flow;

/// <summary>An execution that wants to hear when a child completes.</summary>
/// <param name="Owner">Who hears.</param>
/// <param name="Child">Whose completion.</param>
/// <param name="MethodName">The method of the owner's activity.</param>
/// <param name="Tag">A word of the owner about the child.</param>
internal sealed record CompletionCallback(ActivityExecutionContext Owner, ActivityNode Child, string MethodName, object? Tag);
