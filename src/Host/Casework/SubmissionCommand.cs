using System.Globalization;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Items;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>业务申请: opens a case. Used once.</summary>
/// <param name="services">What it needs.</param>
/// <param name="caller">Who sends the application.</param>
/// <param name="item">The item.</param>
/// <param name="region">The region.</param>
/// <param name="application">The application, judged before.</param>
/// <param name="today">Business time, for the date in the case number.</param>
internal sealed class SubmissionCommand(CaseServices services, Caller caller, PublishedItem item, Region region, Application application, Instant today) : IInstanceCommand
{
    private CaseAction? action;
    private CaseDesk? desk;
    private Guid caseId;

    /// <summary>The case as it was opened, once the command has run.</summary>
    public LoadedCase After => new(
        new CaseRow(caseId, item.Version.Id, item.Definition.Item.Title, caller.AccountId, desk!.Case),
        item,
        new(application.Applicant),
        new(application),
        new((Opinion?)null))
    {
        WorkingTime = desk.WorkingTime,
        Settings = services.Settings.Of(region.Id, desk.Case.Agency, application.Item),
    };

    /// <inheritdoc/>
    public void Query(Transaction transaction, Guid instanceId) => transaction.Add("select nextval('cases.case_sequence')");

    /// <inheritdoc/>
    public async Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        var revision = services.Seal(application);
        var submitted = new ApplicationSubmitted(
            NumberOf(region, ShanghaiTime.DateOf(today), reader.GetInt64(0)),
            region.Id,
            application.Item,
            application.Agency ?? region.Root.Id,
            application.Channel,
            application.ApplicantCase,
            application.Circumstances,
            revision.Citation)
        {
            IsEnteredForOthers = caller.Active?.Role == Role.Acceptor && application.Channel != Channel.Online,
            Parties = application.Parties is [] ? null : application.PartyRoles(),
        };
        action = new CaseAction(StimulusKind.Start, submitted, Actor.Of(caller)) { Application = (application, revision) };
        var numbers = LocalNumbers.Of(services.Settings.Of(region.Id, submitted.Agency, submitted.Item));
        desk = new CaseDesk(null, new(application), new((Opinion?)null), item.Definition.Item, services.TimeOf(region.Id, submitted.Agency), numbers);
        return (CaseCommand.StimulusOf(action, desk.WorkingTime.Calendar.Version, numbers), new CaseParticipant(desk));
    }

    /// <inheritdoc/>
    public void Write(Transaction transaction, BurstReport report)
    {
        caseId = report.InstanceId;
        var writer = new CaseWriter(services, transaction, report, desk!);
        writer.Revise(action!);
        writer.Insert(item, caller.AccountId, application);
        writer.CarryOut(item);
        UploadedFiles.Use(transaction, report.InstanceId, application.FileIds());
    }

    /// <summary>24 digits: division code, 001, date, 1, sequence; the form of 办件编号 in the norms DB22/T 2848 and DB23/T 2551.</summary>
    private static string NumberOf(Region region, LocalDate date, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{region.Code}001{date:yyyyMMdd}1{sequence:000000}");
}
