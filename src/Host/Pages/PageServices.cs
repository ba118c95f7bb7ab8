using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Pages.Assets;
using MedInsFlows.Host.Pages.Frame;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace MedInsFlows.Host.Pages;

/// <summary>Composes the pages: plain HTML, rendered at the server; nothing runs in the browser.</summary>
internal static class PageServices
{
    /// <summary>Adds what pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "medins-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

            // Set for every answer, and stricter.
            options.SuppressXFrameOptionsHeader = true;
        });
        return services;
    }

    /// <summary>Maps the pages; each declares its access by an attribute.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPageAssets();
        endpoints.MapRazorComponents<App>();
        endpoints.MapPost("/sign-out", (Delegate)SignOutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription().Allow(Permission.UseOwnAccount);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            throw Problem.BadRequest();
        }

        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect("/sign-in");
    }
}
