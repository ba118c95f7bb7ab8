using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using Npgsql;

namespace MedInsFlows.Host.Disclosure;

/// <summary>What was sent, in full, for those who handle the case: with a reason, and only after it stands in the access log. Thread-safe.</summary>
internal sealed class Disclosures(CaseServices services, CaseReader cases, NpgsqlDataSource dataSource, BusinessTime time)
{
    private const string Applicant = "applicant";
    private const string Parties = "parties";

    /// <summary>What was sent.</summary>
    /// <exception cref="ProblemException">No reason is given, an unknown field is named, the case is not there for the caller, or was erased.</exception>
    public async Task<DisclosedCase> DiscloseAsync(Guid caseId, Caller caller, DisclosureRequest request, CancellationToken cancellationToken)
    {
        var found = await cases.LoadAsync(caseId, caller, cancellationToken);
        Require(request, found);
        var application = found.Application.Value;
        bool Wanted(string name) => request.Fields is not { Count: > 0 } wanted || wanted.Contains(name);
        var disclosed = new DisclosedCase(
            caseId,
            Wanted(Applicant) ? found.Applicant.Value : null,
            Wanted(Parties) ? application.Parties : null,
            application.Fields.Where(field => Wanted(field.Key)).ToDictionary(),
            application.Materials);
        var at = time.GetUtcNow();
        var reason = Revision.OfAccess(services.Keys.Current, services.Random.NewId(), new Opinion(request.Reason));
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        reason.Insert((sql, values) => transaction.Add(sql, values), caseId, at);
        AccessLog.Append(transaction, found.File.Region, AccessRecord.Of(caller, at, AccessEvent.Disclosure, [.. (request.Fields ?? []).Order(StringComparer.Ordinal)]) with
        {
            CaseId = caseId,
            Reason = reason.Citation,
        });
        await transaction.CommitAsync(cancellationToken);
        return disclosed;
    }

    private static void Require(DisclosureRequest request, LoadedCase found)
    {
        var fields = found.Item.Definition.Item.RequiredFields.Select(field => field.Id).Append(Applicant).Append(Parties).ToHashSet(StringComparer.Ordinal);
        List<ProblemError> errors =
        [
            .. string.IsNullOrWhiteSpace(request.Reason) ? [new ProblemError("/reason", ErrorCode.MissingField, "完整查看个人信息须写明理由，理由和查看人记入访问日志。")] : Array.Empty<ProblemError>(),
            .. (request.Fields ?? []).Index().Where(field => !fields.Contains(field.Item))
                .Select(field => new ProblemError($"/fields/{field.Index}", ErrorCode.BadValue, $"本事项没有这个字段；可以写 {Applicant}、{Parties} 或办事指南中的字段。")),
        ];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        if (found.IsErased)
        {
            throw Problem.WrongState("办件的个人信息已依法删除，不能查看。");
        }
    }
}

/// <summary>What is to be seen in full and why, on the wire.</summary>
internal sealed record DisclosureRequest(
    [property: Description("理由，记入访问日志")][MaxLength(2000)] string Reason,
    [property: Description("要看的内容：applicant、parties 或字段的 id；不写则为全部")][MaxLength(200)] IReadOnlyList<string>? Fields = null);

/// <summary>What was sent, in full, on the wire.</summary>
internal sealed record DisclosedCase(
    Guid CaseId, Applicant? Applicant, IReadOnlyList<Party>? Parties, IReadOnlyDictionary<string, JsonElement> Fields, IReadOnlyList<SentMaterial> Materials);
