namespace MedInsFlows.Engine.Flow;

/// <summary>The names of what can happen to an execution, as the journal and the designer know them.</summary>
internal static class LogEvents
{
    public const string Started = "Started";
    public const string Resumed = "Resumed";
    public const string Suspended = "Suspended";
    public const string Completed = "Completed";
    public const string Canceled = "Canceled";
    public const string Faulted = "Faulted";
    public const string Sent = "Sent";
}
