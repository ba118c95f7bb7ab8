namespace MedInsFlows.Cases.Storage;

/// <summary>Adds a command to the transaction of a burst, whoever keeps that transaction.</summary>
/// <param name="sql">Its text, with <c>$1</c> … for the values.</param>
/// <param name="values">The values.</param>
public delegate void QueueCommand(string sql, params object?[] values);
