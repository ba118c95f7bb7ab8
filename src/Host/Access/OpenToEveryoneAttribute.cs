namespace MedInsFlows.Host.Access;

/// <summary>Declares on an endpoint or page that nobody needs to be signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OpenToEveryoneAttribute : Attribute;
