namespace Elsa.Workflows.Signals;

/// <summary>An activity completed.</summary>
/// <param name="Result">Its result; of type Outcomes if it names the ports to follow.</param>
public record ActivityCompleted(object? Result = null);

/// <summary>An activity was cancelled.</summary>
public record CancelSignal;

/// <summary>The nearest loop is to end.</summary>
public record BreakSignal;

/// <summary>The nearest composite is to complete.</summary>
/// <param name="Value">The result to complete it with.</param>
public record CompleteCompositeSignal(object? Value = null);

/// <summary>
/// An activity threw. The activity itself and those around it are offered the fault before it becomes an incident; who takes it stops the signal and
/// brings the activity to an end.
/// </summary>
/// <param name="Exception">What it threw.</param>
/// <param name="FaultedContext">The execution that threw.</param>
public record FaultSignal(Exception Exception, ActivityExecutionContext FaultedContext);
