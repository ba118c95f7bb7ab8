namespace MedInsFlows.Host.Access;

/// <summary>Declares on an endpoint or page that it is also for who must first change a password that somebody else gave.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BeforePasswordChangeAttribute : Attribute;
