namespace Elsa.Workflows.Signals;

/// <summary>An activity completed.</summary>
/// <param name="Result">Its result; of type Outcomes if it names the ports to follow.</param>
public sealed record ActivityCompleted(object? Result = null);

/// <summary>An activity was cancelled.</summary>
public sealed record CancelSignal;

/// <summary>The nearest loop is to end.</summary>
public sealed record BreakSignal;

/// <summary>The nearest composite is to complete.</summary>
/// <param name="Value">The result to complete it with.</param>
public sealed record CompleteCompositeSignal(object? Value = null);
