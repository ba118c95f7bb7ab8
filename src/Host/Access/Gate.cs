using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Access;

/// <summary>
/// The one place where access is decided, after routing and authentication. What is not declared is denied. Below the APIs a caller who is
/// not signed in gets 401 even where nothing is, the open paths excepted.
/// </summary>
internal sealed class Gate(RequestDelegate next, OpenPaths openPaths)
{
    /// <summary>Lets the request pass or refuses it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<AllowAttribute>() is { } allow)
        {
            var caller = Caller.Of(context) ?? throw Problem.NotSignedIn();
            if (caller.MustChangePassword && endpoint.Metadata.GetMetadata<BeforePasswordChangeAttribute>() is null)
            {
                throw Problem.PasswordChangeRequired();
            }

            return RolePermissions.Allows(caller, allow.Permission) ? next(context) : throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        if (endpoint?.Metadata.GetMetadata<OpenToEveryoneAttribute>() is not null)
        {
            return next(context);
        }

        // Here stands nothing, or routing's own endpoint that answers 405 or 415.
        var path = context.Request.Path;
        return Caller.Of(context) is null && ClosedPaths.Contains(path) && !openPaths.Contains(path)
            ? throw Problem.NotSignedIn()
            : endpoint is RouteEndpoint ? throw Problem.Forbidden(null) : next(context);
    }
}
