namespace MedInsFlows.Host.Access;

/// <summary>Declares on an endpoint or page which permission its caller needs.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AllowAttribute(Permission permission) : Attribute
{
    /// <summary>The permission.</summary>
    public Permission Permission { get; } = permission;
}
