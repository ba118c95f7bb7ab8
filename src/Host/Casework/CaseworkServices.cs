using MedInsFlows.Activities;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Interventions;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Replay;
using MedInsFlows.Engine.Stimuli;
using MedInsFlows.Engine.Timers;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Audit;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Drafts;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Interventions;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Payments;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Ratings;
using MedInsFlows.Host.Separation;
using MedInsFlows.Host.Time;
using MedInsFlows.Host.Tracking;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>Composes engine, cases and what carries their intents out.</summary>
internal static class CaseworkServices
{
    /// <summary>Adds the services.</summary>
    public static IServiceCollection AddCasework(this IServiceCollection services)
    {
        services.AddSingleton<IRandomSource, SystemRandomSource>();
        services.AddSingleton<PersonalKeys>();
        services.AddSingleton<Resealing>();
        services.AddSingleton<KeyOffice>();
        services.AddSingleton<AccessLog>();
        services.AddSingleton<Disclosures>();
        services.AddSingleton<BusinessTime>();
        services.AddSingleton<HolidayNotices>();
        services.AddSingleton<Calendars>();
        services.AddSingleton<LimitCalculator>();
        services.AddSingleton<NoticeOffice>();
        AddEngine(services);
        services.AddSingleton<ItemReader>();
        services.AddSingleton<ItemCatalog>();
        services.AddSingleton<LocalSettingsBook>();
        services.AddSingleton<SettingsOffice>();
        services.AddSingleton<CaseServices>();
        services.AddSingleton<Colleagues>();
        services.AddSingleton<CaseViews>();
        services.AddSingleton<CaseLists>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CaseOffice>();
        services.AddSingleton<CaseVerbs>();
        services.AddSingleton<CaseOffers>();
        services.AddSingleton<NextTask>();
        services.AddSingleton<PeopleSearch>();
        services.AddSingleton<SameFiles>();
        services.AddSingleton<GivenOpinions>();
        services.AddSingleton<SavedFilters>();
        services.AddSingleton<MigrationOffice>();
        services.AddSingleton<OperatorOffice>();
        services.AddSingleton<IncidentBoard>();
        services.AddSingleton<CaseTimers>();
        services.AddSingleton<CaseStimuli>();
        services.AddSingleton<LimitRecomputation>();
        services.AddSingleton<EligibilityProof>();
        services.AddSingleton<ExceptionList>();
        services.AddSingleton<PartyRegister>();
        services.AddSingleton<PaperRendering>();
        services.AddSingleton<DocumentDesk>();
        services.AddSingleton<FormDesk>();
        services.AddSingleton<PaymentLists>();
        services.AddSingleton<PayeeAccounts>();
        services.AddSingleton<PaymentReader>();
        services.AddSingleton<PaymentTotals>();
        services.AddSingleton<BankBatches>();
        services.AddSingleton<CaseReplay>();
        services.AddSingleton<RatingBook>();
        services.AddSingleton<TrackingThrottle>();
        services.AddSingleton<CaseTracking>();
        services.AddSingleton<AuditedCases>();
        services.AddSingleton<InterventionLog>();
        services.AddSingleton<PostReview>();
        services.AddSingleton<PayeeReview>();
        services.AddSingleton<UploadedFiles>();
        services.AddSingleton<FileDesk>();
        services.AddSingleton<FileReception>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<IdempotentAnswers>();
        services.AddSingleton<CommandRunner>();
        services.AddSingleton<SmtpChannel>();
        services.AddSingleton<SmsChannel>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<NoticeBoard>();
        services.AddSingleton<DemoClock>();
        services.AddHostedService<TimerWork>();
        services.AddHostedService<StimulusWork>();
        services.AddHostedService<OutboxWork>();
        services.AddHostedService<KeyWork>();
        services.AddHostedService<CalendarWork>();
        services.AddHostedService<EligibilityWork>();
        services.AddHostedService<PartyWork>();
        services.AddHostedService<PaperWork>();
        services.AddHostedService<PublicationWork>();
        services.AddHealthChecks().AddCheck<DefinitionsCheck>("definitions");
        return services;
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.AddSingleton(_ => new ActivityRegistry(typeof(HumanTask).Assembly));
        services.AddSingleton<DefinitionReader>();
        services.AddSingleton<DefinitionStore>();
        services.AddSingleton<DefinitionCatalog>();
        services.AddSingleton<DefinitionFolder>();
        services.AddSingleton<JournalReader>();
        services.AddSingleton<Replayer>();
        services.AddSingleton<StandingReader>();
        services.AddSingleton<MigrationForecasts>();
        services.AddSingleton(provider => new InstanceCommands(
            provider.GetRequiredService<DefinitionCatalog>(),
            provider.GetRequiredService<BusinessTime>(),
            provider.GetRequiredService<IRandomSource>(),
            provider.GetService<Action<CrashPoint>>()));
        services.AddSingleton(provider => new TimerQueue(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<InstanceCommands>(),
            provider.GetRequiredService<BusinessTime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TimerQueue>>()));
        services.AddSingleton(provider => new StimulusQueue(
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<InstanceCommands>(),
            provider.GetRequiredService<BusinessTime>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StimulusQueue>>()));
    }
}
