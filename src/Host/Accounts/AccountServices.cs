using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts.Absences;
using MedInsFlows.Host.Accounts.Administration;
using MedInsFlows.Host.Accounts.Relatives;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MedInsFlows.Host.Accounts;

/// <summary>Composes the room.</summary>
internal static class AccountServices
{
    private const string BearerOrCookie = "BearerOrCookie";

    /// <summary>Adds accounts, sign-in, bearer tokens, and the cookie for pages.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<AccountsContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 10;
                options.Password.RequiredUniqueChars = 5;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<AccountsContext>()
            .AddErrorDescriber<ChineseIdentityErrors>()
            .AddPasswordValidator<PasswordMayNotContainName>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<LockOut>();
        services.AddScoped<SignIn>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<AccountOffice>();
        services.AddScoped<OwnAccount>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<OwnRelatives>();
        services.AddSingleton<AccountList>();
        services.AddSingleton<AccountRecord>();
        services.AddSingleton<AbsenceOffice>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<Callers>();
        services.AddAuthentication(BearerOrCookie)
            .AddPolicyScheme(BearerOrCookie, null, options => options.ForwardDefaultSelector = Scheme)
            .AddBearerToken(options => options.BearerTokenExpiration = AccessTokens.Lifetime)
            .AddCookie(options =>
            {
                options.Cookie.Name = "medins";
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.ExpireTimeSpan = AccessTokens.Lifetime;
                options.SlidingExpiration = false;
            });
        return services;
    }

    // A cookie does not count under the APIs, so that no foreign page can send a command in the name of who looks at it.
    private static string Scheme(HttpContext context) =>
        ClosedPaths.Contains(context.Request.Path) || context.Request.Headers.Authorization.Count > 0
            ? BearerTokenDefaults.AuthenticationScheme
            : CookieAuthenticationDefaults.AuthenticationScheme;
}
