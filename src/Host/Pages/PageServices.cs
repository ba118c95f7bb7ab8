using System.Text.Encodings.Web;
using System.Text.Unicode;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Pages.Assets;
using MedInsFlows.Host.Pages.Frame;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;

namespace MedInsFlows.Host.Pages;

/// <summary>Composes the pages: plain HTML, rendered at the server; nothing runs in the browser.</summary>
internal static class PageServices
{
    /// <summary>Adds what pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();

        // Chinese is written as it is, not as numbers.
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
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

    /// <summary>Refuses forms that did not come from a page of ours.</summary>
    public static void UseFormCheck(this IApplicationBuilder app)
    {
        app.UseAntiforgery();
        app.Use((context, next) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? throw Problem.BadRequest() : next(context));
    }

    /// <summary>Maps the pages; each declares its access by an attribute.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPageAssets();
        endpoints.MapRazorComponents<App>().Add(DeclareOwn);
        endpoints.MapPost("/sign-out", (Delegate)SignOutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription().Allow(Permission.UseOwnAccount).BeforePasswordChange();
    }

    /// <summary>The framework maps an address of its own, for redirects that its scripts follow; here nobody asks for it.</summary>
    private static void DeclareOwn(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
        {
            endpoint.Metadata.Add(new AllowAttribute(Permission.UseOwnAccount));
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.LocalRedirect("/sign-in");
    }
}
