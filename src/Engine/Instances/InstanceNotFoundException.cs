namespace MedInsFlows.Engine.Instances;

/// <summary>There is no instance with an id.</summary>
/// <param name="instanceId">The id.</param>
public sealed class InstanceNotFoundException(Guid instanceId) : Exception($"There is no instance {instanceId}.");
