using System.Reflection;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>Who sends a command from Elsa Studio. Immutable. An endpoint takes it as a parameter.</summary>
/// <param name="Caller">Who.</param>
/// <param name="Request">The command as it was sent; without a key, for Studio sends none.</param>
internal sealed record StudioCommand(Caller Caller, CommandRequest Request) : IBindableFromHttpContext<StudioCommand>
{
    /// <summary>Gives an endpoint its command.</summary>
    /// <exception cref="ProblemException">Nobody is signed in.</exception>
    public static ValueTask<StudioCommand?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<StudioCommand?>(new StudioCommand(Caller.Of(context) ?? throw Problem.NotSignedIn(), CommandRequest.Of(context, key: null)));
}
