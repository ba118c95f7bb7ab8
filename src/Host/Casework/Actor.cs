using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Casework;

/// <summary>Who acts on a case, as the journal names them.</summary>
/// <param name="UserName">The user name.</param>
/// <param name="Role">The role in which they act.</param>
internal sealed record Actor(string UserName, string Role)
{
    /// <summary>The service itself.</summary>
    public static Actor Service { get; } = new("service", "service");

    /// <summary>The caller of a request.</summary>
    public static Actor Of(Caller caller) => new(caller.UserName, caller.Active?.Role.Id ?? "none");
}
