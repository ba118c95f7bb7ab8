using System.Security.Claims;

namespace MedInsFlows.Host.Accounts;

/// <summary>Turns what the framework read from a token or cookie into the caller of the request, or into nobody.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, Callers callers)
{
    /// <summary>Runs after authentication.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (AccountTicket.From(context.User) is { } ticket)
        {
            if (await callers.FindAsync(ticket, context.RequestAborted) is { } caller)
            {
                context.Features.Set(caller);
            }
            else
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }

        await next(context);
    }
}
