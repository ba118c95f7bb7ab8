using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Casework;

/// <summary>Finds the cases of a person, of which the access log keeps a record: by what was looked, not for whom. Thread-safe.</summary>
internal sealed class PeopleSearch(CaseLists lists, AccessLog access, BusinessTime time)
{
    /// <summary>The cases in which one person applies or takes part of whom all holds that is said.</summary>
    /// <exception cref="ProblemException">Nothing is said.</exception>
    public async Task<Page<CaseEntry>> FindAsync(Caller caller, string? idNumber, string? name, string? phone, Paging paging, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(idNumber + name + phone))
        {
            throw Problem.InvalidBody([new("", ErrorCode.MissingField, "请至少写明证件号码、姓名、电话之一。")]);
        }

        string[] terms = [.. new[] { ("idNumber", idNumber), ("name", name), ("phone", phone) }.Where(term => term.Item2 is not null).Select(term => term.Item1)];
        await access.WriteAsync(DisclosureEndpoints.RegionOf(caller), AccessRecord.Of(caller, time.GetUtcNow(), AccessEvent.Search, terms), cancellationToken);
        return await lists.OfPersonAsync(caller, idNumber, name, phone, paging, cancellationToken);
    }
}
