using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Forms;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using NodaTime;

namespace MedInsFlows.Host.Documents;

/// <summary>
/// Hands out the forms (参考样表) of items, filled, to be printed and signed: those of a case to who sent it and to who handles it, of which the access log keeps a
/// record. Nothing of them is stored. Thread-safe.
/// </summary>
internal sealed class FormDesk(CaseServices services, CaseReader cases, AccessLog access)
{
    /// <summary>The forms of an item.</summary>
    public IReadOnlyList<FormEntry> Of(Item item) =>
        [.. item.Forms.Index().Select(form => new FormEntry(form.Index + 1, form.Item.Name, services.Regions.Forms.Find(item.Region, form.Item) is null))];

    /// <summary>A form of a case, filled with what was sent.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="number">The number of the form among those of its item.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">It is not there, or not for the caller, or what was sent was erased lawfully.</exception>
    public async Task<Sheet> FillAsync(Guid caseId, int number, Caller caller, CancellationToken cancellationToken)
    {
        var found = await cases.LoadAsync(caseId, caller, cancellationToken);
        var isSender = found.Row.SubmittedBy == caller.AccountId;
        if (!isSender && !RolePermissions.Allows(caller, Permission.SeeInFull))
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        if (found.IsErased)
        {
            throw Problem.WrongState("申请内容已依法删除，不能再填写样表。");
        }

        var (file, item) = (found.File, found.Item.Definition.Item);
        var sheet = Fill(
            item, number, found.Application.Value, ShanghaiTime.DateOf(file.ReceivedAt), $"本表按办件 {file.CaseNumber} 的申请内容填写。空白处请手写，核对无误后签名（盖章）。");
        if (!isSender)
        {
            await access.WriteAsync(
                file.Region, AccessRecord.Of(caller, services.BusinessTime.GetUtcNow(), AccessEvent.Download, [item.Forms[number - 1].Name]) with { CaseId = caseId }, cancellationToken);
        }

        return sheet;
    }

    /// <summary>A form of an item, filled with what was filled in so far.</summary>
    /// <param name="item">The item.</param>
    /// <param name="number">The number of the form among those of its item.</param>
    /// <param name="application">What was filled in; null for an empty form.</param>
    /// <param name="appliedOn">The day of the application; null before.</param>
    /// <param name="note">A line of ours at the end.</param>
    /// <exception cref="ProblemException">The item has no such form.</exception>
    public Sheet Fill(Item item, int number, Application? application, LocalDate? appliedOn, string note) => item.Forms.ElementAtOrDefault(number - 1) is { } form
        ? FormFilling.Fill(form, services.Regions.Forms.Find(item.Region, form), item, application, appliedOn, note)
        : throw Problem.NotFound();
}
