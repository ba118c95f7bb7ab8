using System.Reflection;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Accounts;

/// <summary>The person or system that is signed in, as of this request. Immutable. An endpoint takes it as a parameter.</summary>
/// <param name="AccountId">Id of the account.</param>
/// <param name="UserName">Name under which it signs in.</param>
/// <param name="Name">Name as shown to others.</param>
/// <param name="Memberships">All memberships, in the order in which they were given.</param>
/// <param name="Active">The one membership by which the caller acts now; null where there is none.</param>
internal sealed record Caller(Guid AccountId, string UserName, string Name, IReadOnlyList<Membership> Memberships, Membership? Active)
    : IBindableFromHttpContext<Caller>
{
    /// <summary>The password was given by somebody else; nothing but changing it is open.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>An administrator who also gives rights: in demo mode, and elsewhere until there is a security administrator.</summary>
    public bool GivesRightsToo { get; init; }

    /// <summary>The caller of a request; null where nobody is signed in.</summary>
    public static Caller? Of(HttpContext context) => context.Features.Get<Caller>();

    /// <summary>Gives an endpoint its caller.</summary>
    /// <exception cref="ProblemException">Nobody is signed in.</exception>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(Of(context) ?? throw Problem.NotSignedIn());
}
