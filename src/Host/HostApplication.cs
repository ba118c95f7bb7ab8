using MedInsFlows.Cases.Agencies;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Accounts.Absences;
using MedInsFlows.Host.Accounts.Administration;
using MedInsFlows.Host.Accounts.Relatives;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Api;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Description;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Api.Wire;
using MedInsFlows.Host.Audit;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Clocks;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Definitions;
using MedInsFlows.Host.Desk;
using MedInsFlows.Host.Digests;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Interventions;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Keys;
using MedInsFlows.Host.Logs;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Pages;
using MedInsFlows.Host.Pages.Studio;
using MedInsFlows.Host.Payments;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.PublicNotices;
using MedInsFlows.Host.Ratings;
using MedInsFlows.Host.Requests;
using MedInsFlows.Host.Separation;
using MedInsFlows.Host.Startup;
using MedInsFlows.Host.Studio;
using MedInsFlows.Host.Time;
using Microsoft.Extensions.Logging.Console;

namespace MedInsFlows.Host;

/// <summary>Composes the host: the one place where all rooms meet.</summary>
public static class HostApplication
{
    /// <summary>Builds the host from its configuration; nothing outside the process is touched before it starts.</summary>
    /// <param name="args">Configuration as command line, for instance <c>--MedIns:Database=…</c>; the environment counts too.</param>
    /// <param name="configure">For tests: replaces services.</param>
    /// <param name="endpoints">For tests: maps further endpoints.</param>
    /// <exception cref="StartupException">The configuration is wrong; the message lists everything, in Chinese.</exception>
    public static WebApplication Build(
        string[] args, Action<IServiceCollection>? configure = null, Action<IEndpointRouteBuilder>? endpoints = null)
    {
        // Configuration is read once, at start; watching files for changes would only cost handles.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        var settings = SettingsReader.Read(builder.Configuration);
        ConfigureLogging(builder.Logging);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonLimits.Heard;
        });
        AddServices(builder.Services, settings);
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        UseMiddleware(app);
        MapEndpoints(app);
        endpoints?.Invoke(app);
        AccessDeclarations.Require(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints));
        return app;
    }

    private static void AddServices(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DatabaseConnections.Create(settings.Database));
        services.AddSingleton(_ => RegionFolder.Read(settings.Regions));
        services.AddSingleton<OpenPaths>();
        services.ConfigureHttpJsonOptions(json => WireJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddKeys();
        services.AddAccounts();
        services.AddRateLimits();
        services.AddDescription();
        services.AddHealth();
        services.AddHostedService<Preparation>();
        services.AddCasework();
        services.AddDesk();
        services.AddJobs();
        services.AddDefinitions();
        services.AddStudio();
        services.AddPages();
        if (settings.CrashAt is { } crash)
        {
            services.AddSingleton<Action<CrashPoint>>(crash.Reach);
        }
    }

    private static void UseMiddleware(WebApplication app)
    {
        app.UseTrustedProxies(app.Services.GetRequiredService<Settings>());
        app.UseMiddleware<SafetyHeaders>();
        app.UseStudioFiles();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseStudioCompression();
        app.UseDescriptionPage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseRateLimiter();
        app.UseMiddleware<Gate>();
        app.UseFormCheck();
    }

    private static void MapEndpoints(WebApplication app)
    {
        app.MapHealth();
        app.MapDescription();
        app.MapAccounts();
        app.MapOwnAccount();
        app.MapRelatives();
        app.MapAbsences();
        app.MapAccountAdministration();
        app.MapRegions();
        app.MapAgencies();
        app.MapLocalSettings();
        app.MapItems();
        app.MapDefinitions();
        app.MapStudio();
        app.MapCalendar();
        app.MapHolidayNotices();
        app.MapFiles();
        app.MapDocuments();
        app.MapForms();
        app.MapPayments();
        app.MapBankBatches();
        app.MapPublicNotices();
        app.MapCases();
        app.MapTasks();
        app.MapTaskVerbs();
        app.MapTaskBatch();
        app.MapExceptions();
        app.MapDesk();
        app.MapTimeline();
        app.MapRatings();
        app.MapNotices();
        app.MapInbox();
        app.MapDisclosure();
        app.MapAudit();
        app.MapPersonalKeys();
        app.MapIncidents();
        app.MapFlows();
        app.MapMigrations();
        app.MapJobs();
        app.MapTimers();
        app.MapDigests();
        app.MapDemoClock();
        app.MapPages();
    }

    // The framework speaks only of what is wrong; its own line for each request would hold paths and queries.
    private static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(console => console.FormatterName = LogLine.FormatterName);
        logging.AddConsoleFormatter<LogLine, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        logging.AddFilter("Npgsql", LogLevel.Warning);
        logging.AddFilter("Quartz", LogLevel.Warning);
    }
}
