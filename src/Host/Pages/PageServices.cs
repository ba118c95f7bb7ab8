using System.Text.Encodings.Web;
using System.Text.Unicode;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Pages.Apply;
using MedInsFlows.Host.Pages.Assets;
using MedInsFlows.Host.Pages.Forms;
using MedInsFlows.Host.Pages.Frame;
using MedInsFlows.Host.Pages.Own;
using MedInsFlows.Host.Pages.Work;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http.Features;

namespace MedInsFlows.Host.Pages;

/// <summary>Composes the pages: plain HTML, rendered at the server; nothing runs in the browser.</summary>
internal static class PageServices
{
    /// <summary>Bytes of a form of a page; of a definition or notice that is pasted in, a few hundred thousand.</summary>
    private const int LargestForm = 2 * 1024 * 1024;

    /// <summary>Adds what pages need.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<FormReception>();
        services.AddSingleton<ApplicationDesk>();
        services.AddSingleton<OwnCaseDesk>();
        services.AddSingleton<CaseDossiers>();

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
        app.Use((context, next) =>
        {
            if (FormReception.IsWanted(context))
            {
                return ReceiveAsync(context, next);
            }

            if (context.Request.HasFormContentType && context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true })
            {
                Limit(context);
            }

            return next(context);
        });
        app.UseAntiforgery();
        app.Use((context, next) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? throw Problem.BadRequest() : next(context));
    }

    private static async Task ReceiveAsync(HttpContext context, RequestDelegate next)
    {
        await context.RequestServices.GetRequiredService<FormReception>().ReceiveAsync(context);
        await next(context);
    }

    // What comes in pieces of unknown length is cut off, and is then no form.
    private static void Limit(HttpContext context)
    {
        if (context.Request.ContentLength > LargestForm)
        {
            throw Problem.TooLarge();
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestForm;
        }
    }

    /// <summary>Maps the pages; each declares its access by an attribute.</summary>
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPageAssets();
        endpoints.MapLargeType();
        endpoints.MapMaterialFiles();
        endpoints.MapDraftForms();
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
