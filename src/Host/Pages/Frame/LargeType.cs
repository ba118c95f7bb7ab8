using MedInsFlows.Host.Access;

namespace MedInsFlows.Host.Pages.Frame;

/// <summary>大字版 (适老化): larger type and targets on all pages, kept in a cookie of the browser; no script is needed.</summary>
internal static class LargeType
{
    private const string Cookie = "medins-large-type";
    private const string Path = "/large-type";
    private const string On = "on";

    /// <summary>Whether it is switched on.</summary>
    public static bool IsOn(HttpContext context) => context.Request.Cookies[Cookie] == On;

    /// <summary>The address that switches it and comes back.</summary>
    public static string SwitchUrl(HttpContext context) =>
        $"{Path}?to={(IsOn(context) ? "off" : On)}&returnUrl={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}";

    /// <summary>Maps that address. It is a link: it changes nothing but how this browser shows pages.</summary>
    public static void MapLargeType(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Path, (string? to, string? returnUrl, HttpContext context) => Switch(to == On, returnUrl, context)).ExcludeFromDescription().OpenToEveryone();

    private static IResult Switch(bool on, string? returnUrl, HttpContext context)
    {
        context.Response.Cookies.Append(
            Cookie,
            on ? On : "off",
            new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), Path = "/" });
        return TypedResults.LocalRedirect(LocalUrl.IsLocal(returnUrl) ? returnUrl : "/");
    }
}
