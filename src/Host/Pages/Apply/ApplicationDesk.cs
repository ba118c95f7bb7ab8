using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Completeness;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Drafts;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Pages.Forms;

namespace MedInsFlows.Host.Pages.Apply;

/// <summary>Takes the form of an application: keeps it as a draft, checks it, submits it, by the rooms that the API uses. Thread-safe.</summary>
internal sealed class ApplicationDesk(ItemCatalog items, RegionFolder regions, CaseOffice office, DraftDesk drafts, FormDesk forms)
{
    /// <summary>The inputs of an item for somebody.</summary>
    /// <exception cref="ProblemException">There is no such item, or the caller acts in another region or has no way to apply for it.</exception>
    public async Task<ApplicationInputs> OpenAsync(string regionId, string itemId, Caller caller, CancellationToken cancellationToken)
    {
        var published = await items.FindAsync(regionId, itemId, cancellationToken) ?? throw Problem.NotFound();
        var channels = ChannelRights.Of(caller, published.Definition.Item);
        return channels is [] ? throw Problem.Forbidden(caller.Active?.Role.Name)
            : new ApplicationInputs(published.Definition.Item, regions.Regions.First(region => region.Id == regionId), channels);
    }

    /// <summary>The draft of somebody for an item, as it was filled in, and when it was saved.</summary>
    public async Task<(FormValues Values, Draft? Draft)> ReadDraftAsync(Item item, Caller caller, CancellationToken cancellationToken) =>
        await drafts.FindAsync(caller.AccountId, item.Region, item.Id, cancellationToken) is { } draft
            ? (FormValues.Of(JsonSerializer.Deserialize<Dictionary<string, ImmutableArray<string>>>(draft.Content)!), draft)
            : (FormValues.Empty, null);

    /// <summary>Keeps what is filled in.</summary>
    /// <returns>The id of the draft.</returns>
    public Task<Guid> SaveDraftAsync(Item item, Caller caller, FormValues values, CancellationToken cancellationToken) => drafts.SaveAsync(
        caller.AccountId,
        item.Region,
        item.Id,
        JsonSerializer.SerializeToUtf8Bytes(values.All),
        [.. values.All.Keys.Where(name => name.EndsWith("/files", StringComparison.Ordinal)).SelectMany(name => SentFile.Of(values, name)).Select(file => file.Id).Distinct()],
        cancellationToken);

    /// <summary>A form (参考样表) of an item, filled with the draft of somebody.</summary>
    /// <exception cref="ProblemException">There is no such form, or the caller has no way to apply for the item.</exception>
    public async Task<Sheet> FillFormAsync(string regionId, string itemId, int number, Caller caller, CancellationToken cancellationToken)
    {
        var inputs = await OpenAsync(regionId, itemId, caller, cancellationToken);
        var (values, _) = await ReadDraftAsync(inputs.Item, caller, cancellationToken);
        return forms.Fill(inputs.Item, number, inputs.Read(values).Application, null, "本表按尚未提交的草稿填写。空白处请手写，核对无误后签名（盖章）。");
    }

    /// <summary>Throws a draft away.</summary>
    public Task DiscardAsync(Item item, Caller caller, CancellationToken cancellationToken) => drafts.DeleteAsync(caller.AccountId, item.Region, item.Id, cancellationToken);

    /// <summary>Everything that is wrong with what is filled in, and all that is missing, at once.</summary>
    public async Task<CheckedApplication> CheckAsync(ApplicationInputs inputs, Caller caller, FormValues values, CancellationToken cancellationToken)
    {
        var (application, own) = inputs.Read(values);
        var faults = own.ToList();
        if (faults.Count == 0)
        {
            try
            {
                await office.JudgeAsync(application, caller, cancellationToken);
            }
            catch (ProblemException problem)
            {
                faults.AddRange(FormFault.Of(problem).Select(fault => fault with { Pointer = MaterialInputs.InForm(fault.Pointer, application.Materials) }));
            }
        }

        var missing = CompletenessCheck.Of(inputs.Item, application);
        return new CheckedApplication(
            application,
            faults,
            [
                .. missing.Fields.Select(entry => new FormFault(Applicability.DetailOf(entry.Id) is null ? $"{MaterialInputs.Fields}/{entry.Id}" : ApplicationInputs.PartiesPointer, entry.Reason))
                    .Where(entry => !faults.Exists(fault => FormState.IsOrHolds(entry.Pointer, fault.Pointer))),
                .. missing.Materials.Select(entry => new FormFault(MaterialInputs.PointerOf(entry.Id), entry.Reason)),
            ]);
    }

    /// <summary>业务申请. A form that is sent twice opens one case; with the case the draft goes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="caller">Who applies.</param>
    /// <param name="application">The application, checked before.</param>
    /// <param name="key">The key of the form.</param>
    /// <returns>The id of the case.</returns>
    public async Task<Guid> SubmitAsync(HttpContext context, Caller caller, Application application, Guid key)
    {
        var digest = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(application, FactsJson.Options));
        var answer = await office.SubmitAsync(CommandRequest.Of(context, new IdempotencyKey($"form-{key}"), digest), caller, application, context.RequestAborted);
        await drafts.DeleteAsync(caller.AccountId, application.Region, application.Item, CancellationToken.None);
        using var json = JsonDocument.Parse(answer.Json);
        return json.RootElement.GetProperty("id").GetGuid();
    }
}

/// <summary>An application that was checked. Immutable.</summary>
/// <param name="Application">The application.</param>
/// <param name="Faults">What makes it impossible to take.</param>
/// <param name="Missing">What it lacks.</param>
internal sealed record CheckedApplication(Application Application, IReadOnlyList<FormFault> Faults, IReadOnlyList<FormFault> Missing)
{
    /// <summary>All of it.</summary>
    public IReadOnlyList<FormFault> All => [.. Faults, .. Missing];
}
