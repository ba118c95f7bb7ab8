namespace Elsa.Workflows;

/// <summary>Marks what keeps a variable between bursts. This engine keeps variables in the instance's state itself; the type only names the choice.</summary>
public interface IStorageDriver;

/// <summary>Keeps a variable with the instance.</summary>
public sealed class WorkflowInstanceStorageDriver : IStorageDriver;

/// <summary>Keeps a variable for the burst only.</summary>
public sealed class MemoryStorageDriver : IStorageDriver;
