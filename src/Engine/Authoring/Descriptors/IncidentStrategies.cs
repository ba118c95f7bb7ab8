namespace Elsa.Workflows.IncidentStrategies;

/// <summary>A fault ends the instance.</summary>
public sealed class FaultStrategy;

/// <summary>A fault leaves other branches running.</summary>
public sealed class ContinueWithIncidentsStrategy;
