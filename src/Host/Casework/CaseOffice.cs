using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Separation;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>Where commands on cases come in. Thread-safe.</summary>
internal sealed class CaseOffice(
    CaseServices services, InstanceCommands instances, CommandRunner runner, CaseViews views, UploadedFiles files, NpgsqlDataSource dataSource, BusinessTime time, IRandomSource random,
    Settings settings, AccessLog access)
{
    /// <summary>Judges an application; what makes the request invalid is a problem.</summary>
    /// <returns>The item applied for, and its region.</returns>
    public async Task<(PublishedItem Item, Region Region)> JudgeAsync(Application application, Caller caller, CancellationToken cancellationToken)
    {
        var region = services.Regions.Regions.FirstOrDefault(known => known.Id == application.Region)
            ?? throw Problem.InvalidBody([new("/region", ErrorCode.BadValue, "没有这个统筹地区，可用的地区见 /api/regions。")]);
        var item = await services.Items.FindAsync(application.Region, application.Item, cancellationToken)
            ?? throw Problem.InvalidBody([new("/item", ErrorCode.BadValue, "该地区没有这个事项，可用的事项见 /api/items。")]);
        var errors = ApplicationRules.Check(application, item.Definition.Item).Select(ProblemErrors.Of).ToList();
        if ((application.Agency is { } id ? region.Agencies.FirstOrDefault(known => known.Id == id) : region.Root) is { } agency)
        {
            await services.Settings.RefreshAsync(cancellationToken);
            errors.AddRange(LocalAcceptance.Check(application, agency, item.Definition.Item, services.Settings.Of(region.Id, agency.Id, application.Item)));
        }
        else
        {
            errors.Add(new("/agency", ErrorCode.BadValue, "该地区没有这个经办机构；不写则由地区决定。"));
        }

        errors.AddRange(await files.CheckAsync(application.Materials, application.Parties, caller.AccountId, cancellationToken));
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        ChannelRights.Require(caller, application);
        return (item, region);
    }

    /// <summary>业务申请.</summary>
    public async Task<CommandAnswer> SubmitAsync(CommandRequest request, Caller caller, Application application, CancellationToken cancellationToken)
    {
        var (item, region) = await JudgeAsync(application, caller, cancellationToken);
        return await runner.RunAsync(
            request,
            async transaction =>
            {
                var command = new SubmissionCommand(services, caller, item, region, application, Instant.FromDateTimeOffset(time.GetUtcNow()));
                await instances.StartAsync(transaction, random.NewId(), item.Version.Id, command, cancellationToken);
                return command.After;
            },
            (after, _) => Task.FromResult(views.Answer(after, StatusCodes.Status201Created)),
            cancellationToken);
    }

    /// <summary>A command to a case, answered by the case as it is then.</summary>
    public Task<CommandAnswer> ActAsync(CommandRequest request, Guid caseId, Func<LoadedCase, CaseAction> decide, CancellationToken cancellationToken) =>
        ActAsync(request, caseId, decide, PeopleFor(request), cancellationToken);

    /// <summary>Lets a case go on by another version of its item.</summary>
    public Task MigrateAsync(
        HttpContext context, Guid caseId, Guid versionId, IReadOnlyDictionary<string, string> targets, Func<LoadedCase, CaseAction> decide, CancellationToken cancellationToken)
    {
        var request = CommandRequest.Of(context, null, []);
        return RunAsync(
            request,
            () => new CaseCommand(services, decide, PeopleFor(request)),
            (transaction, command) => instances.MigrateAsync(transaction, caseId, versionId, targets, command, cancellationToken),
            cancellationToken);
    }

    /// <summary>A command to the case of a task.</summary>
    /// <param name="request">The command as it was sent.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="decide">Decides, while the case is locked, what is to be done; to refuse, it throws.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <param name="to">The user name of the one to whom something is to be given, so that rules are judged for him too.</param>
    /// <param name="withRoleHolders">Whether all are asked for who hold the role of an open task.</param>
    public async Task<CommandAnswer> ActOnTaskAsync(
        CommandRequest request, Guid taskId, Func<LoadedCase, CaseAction> decide, CancellationToken cancellationToken, string? to = null, bool withRoleHolders = false) =>
        await ActAsync(request, await CaseOfAsync(taskId, cancellationToken), decide, PeopleFor(request, to) with { WithRoleHolders = withRoleHolders }, cancellationToken);

    /// <summary>A decision on a task, by who holds it or stands in for who does.</summary>
    public async Task<CommandAnswer> DecideTaskAsync(CommandRequest request, Guid taskId, Caller caller, Func<LoadedCase, CaseAction> decide, CancellationToken cancellationToken)
    {
        var caseId = await CaseOfAsync(taskId, cancellationToken);
        return await RunAsync(
            request,
            () => new CaseCommand(services, decide, PeopleFor(request)) { Decider = caller },
            (transaction, command) => instances.SendAsync(transaction, caseId, command, cancellationToken),
            cancellationToken);
    }

    /// <summary>A command to the case of a payment order.</summary>
    public async Task<CommandAnswer> ActOnPaymentAsync(CommandRequest request, Guid paymentId, Func<LoadedCase, CaseAction> decide, CancellationToken cancellationToken) =>
        await ActAsync(request, await CaseOfAsync("select case_id from cases.payments where id = $1", paymentId, cancellationToken), decide, PeopleFor(request), cancellationToken);

    /// <summary>补正.</summary>
    public async Task<CommandAnswer> CorrectAsync(CommandRequest request, Guid caseId, Caller caller, Correction correction, CancellationToken cancellationToken)
    {
        var errors = await files.CheckAsync(correction.Materials ?? [], correction.Parties ?? [], caller.AccountId, cancellationToken);
        return errors.Count > 0
            ? throw Problem.InvalidBody(errors)
            : await ActAsync(request, caseId, found => ApplicantDecisions.Correct(found, caller, correction, services), cancellationToken);
    }

    private Task<CommandAnswer> ActAsync(CommandRequest request, Guid caseId, Func<LoadedCase, CaseAction> decide, PeopleQuestion people, CancellationToken cancellationToken) =>
        RunAsync(request, () => new CaseCommand(services, decide, people), (transaction, command) => instances.SendAsync(transaction, caseId, command, cancellationToken), cancellationToken);

    private async Task<CommandAnswer> RunAsync(
        CommandRequest request, Func<CaseCommand> make, Func<Transaction, CaseCommand, Task> send, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.RunAsync(
                request,
                async transaction =>
                {
                    var command = make();
                    await send(transaction, command);
                    return command.After;
                },
                (after, _) => Task.FromResult(views.Answer(after, StatusCodes.Status200OK)),
                cancellationToken);
        }
        catch (SeparationException refused)
        {
            // What was refused is rolled back by now, and the record of it must stay.
            await access.WriteAsync(refused.Region, refused.RecordFor(request.Caller, time.GetUtcNow()), CancellationToken.None);
            throw;
        }
    }

    private PeopleQuestion PeopleFor(CommandRequest request, string? to = null) => new(request.AccountId, to is null ? [] : [to], settings.Demo);

    private Task<Guid> CaseOfAsync(Guid taskId, CancellationToken cancellationToken) => CaseOfAsync("select case_id from cases.tasks where id = $1", taskId, cancellationToken);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Constants; values are parameters.")]
    private async Task<Guid> CaseOfAsync(string sql, Guid id, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(sql);
        query.Parameters.Add(new() { Value = id });
        return await query.ExecuteScalarAsync(cancellationToken) as Guid? ?? throw Problem.NotFound();
    }
}
