namespace MedInsFlows.Engine.Timers;

/// <summary>Names a timer within its instance. There is never more than one row for it.</summary>
/// <param name="Subject">A clock of the case, or the bookmark that waits.</param>
/// <param name="Kind">What is to happen.</param>
/// <param name="Generation">Grows each time the same thing is armed anew, so that a timer overtaken by a newer one cannot fire in its place.</param>
public sealed record TimerKey(string Subject, string Kind, int Generation);
