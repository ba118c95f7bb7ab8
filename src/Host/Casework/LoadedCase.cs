using System.Collections.Immutable;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Items;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>A case with all that was sent and said; what is sealed is opened when somebody asks for it.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Item">The version of the item to which it is pinned.</param>
/// <param name="Applicant">Who applies; null where that was erased lawfully.</param>
/// <param name="Application">What was sent, as it is now.</param>
/// <param name="Opinion">The last reason or data that someone gave with a decision.</param>
internal sealed record LoadedCase(CaseRow Row, PublishedItem Item, Lazy<Applicant?> Applicant, Lazy<Application> Application, Lazy<Opinion?> Opinion)
{
    /// <summary>The calendar by which a command to the case counts.</summary>
    public required WorkingTime WorkingTime { get; init; }

    /// <summary>What the agency that handles the case, or one above it, has set for its item.</summary>
    public required LocalSettings Settings { get; init; }

    /// <summary>Finds the case whose id is the one value, with its revisions, for <see cref="ReadAsync"/>.</summary>
    public const string Query =
        $"""
        select {CaseRow.Columns}, cases.applicant, application.content, opinion.content, {LocalSettingsBook.Newest}, rosters.ids, rosters.contents from cases.cases
        left join cases.revisions application on application.id = cases.application_revision
        left join cases.revisions opinion on opinion.id = cases.opinion_revision
        left join lateral (select array_agg(id) ids, array_agg(content) contents from cases.revisions where case_id = cases.id and kind = '{Revision.RosterOpinion}') rosters on true
        where cases.id = $1
        """;

    /// <summary>The user names of those in whose name the caller may decide today because they are absent; of commands that decide no task, nobody.</summary>
    public IReadOnlyList<string> Absent { get; init; } = [];

    /// <summary>The opinions in which rows of lists were judged, by the ids of their revisions.</summary>
    public ImmutableDictionary<Guid, Lazy<Opinion>> Rosters { get; init; } = ImmutableDictionary<Guid, Lazy<Opinion>>.Empty;

    /// <summary>Whether what was sent has been erased lawfully; then nobody may ask for it.</summary>
    public bool IsErased { get; private init; }

    /// <summary>The people who have to do with it; empty where the command did not ask for them.</summary>
    public IReadOnlyList<Person> People { get; init; } = [];

    /// <summary>The case itself.</summary>
    public CaseFile File => Row.File;

    /// <summary>Who must not decide what.</summary>
    public SeparationFacts Separation => new()
    {
        File = File,
        Tasks = Item.Definition.Tasks,
        People = People,
        SentBy = Row.SubmittedBy,
        Concerned = Concerned,
        ApplicantName = new(() => Applicant.Value?.Name),
        AcceptorMayReview = Settings.AcceptorMayReview is true && LocalSettingsRules.LeavesReviewToAcceptor(Item.Definition.Item, Item.Definition.HasPayment),
    };

    private Lazy<IReadOnlySet<string>> Concerned { get; init; } = new(new HashSet<string>());

    /// <summary>Reads the row that the reader comes to next; null where there is none.</summary>
    public static async ValueTask<LoadedCase?> ReadAsync(NpgsqlDataReader reader, CaseServices services, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (row, keys) = (CaseRow.Read(reader), services.Keys.Current);
        await services.Calendars.ReachAsync(row.File.Clocks.Select(clock => clock.Calendar).DefaultIfEmpty().Max(), cancellationToken);
        await services.Settings.ReachAsync(reader.GetInt32(8), cancellationToken);
        var item = await services.Items.GetAsync(row.VersionId, cancellationToken);
        var (applicant, application, opinion) = (reader[5] as byte[], reader[6] as byte[], reader[7] as byte[]);
        var sent = new Lazy<Application>(() => Revision.Open<Application>(keys, row.File.Application.Id, application!));
        return new LoadedCase(
            row,
            item,
            new(() => OpenApplicant(keys, row.Id, applicant)),
            sent,
            new(() => opinion is null ? null : Revision.Open<Opinion>(keys, row.File.Opinion!.Id, opinion)))
        {
            IsErased = application is null,
            Concerned = new(() => application is null
                ? new HashSet<string>()
                : ConcernedNumbers.Of(sent.Value, item.Definition.Item).Select(number => Convert.ToHexStringLower(keys.Digest.ForSearch(SearchTerm.IdNumber, number))).ToHashSet()),
            Rosters = RostersOf(keys, reader[9] as Guid[], reader[10] as byte[]?[]),
            WorkingTime = services.TimeOf(row.File.Region, row.File.Agency),
            Settings = services.Settings.Of(row.File.Region, row.File.Agency, row.File.Item),
        };
    }

    private static ImmutableDictionary<Guid, Lazy<Opinion>> RostersOf(PersonalData keys, Guid[]? ids, byte[]?[]? contents) => (ids ?? []).Zip(contents ?? [])
        .Where(roster => roster.Second is not null)
        .ToImmutableDictionary(roster => roster.First, roster => new Lazy<Opinion>(() => Revision.Open<Opinion>(keys, roster.First, roster.Second!)));

    /// <summary>The applicant of a case's row; null where that was erased lawfully.</summary>
    public static Applicant? OpenApplicant(PersonalData keys, Guid caseId, byte[]? content) => content is null
        ? null
        : JsonSerializer.Deserialize<Applicant>(keys.Keys.Open(new SealedText(content), CaseWriter.ApplicantContext(caseId)), FactsJson.Options);
}
