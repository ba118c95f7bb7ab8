namespace MedInsFlows.Engine.Flow;

/// <summary>The flow cannot go on as it is drawn. The message is Chinese, for the administrator, and names no values of a case.</summary>
/// <param name="message">What is wrong.</param>
public sealed class FlowException(string message) : InvalidOperationException(message);
