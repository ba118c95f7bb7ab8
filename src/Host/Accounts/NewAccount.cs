namespace MedInsFlows.Host.Accounts;

/// <summary>An account to be made, with its one membership.</summary>
/// <param name="UserName">Name under which it signs in; lower-case letters, digits and hyphens.</param>
/// <param name="DisplayName">Name as shown to others.</param>
/// <param name="Membership">Becomes the active one.</param>
internal sealed record NewAccount(string UserName, string DisplayName, Membership Membership);
