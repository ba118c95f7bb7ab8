namespace MedInsFlows.Host.Startup;

/// <summary>The host cannot start for a reason that its operator can mend.</summary>
/// <param name="message">Everything that is wrong and what to do, in Chinese.</param>
/// <param name="cause">What was caught, if anything.</param>
internal sealed class StartupException(string message, Exception? cause = null) : Exception(message, cause);
