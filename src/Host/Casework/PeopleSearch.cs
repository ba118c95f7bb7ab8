using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Casework;

/// <summary>Looks for the cases of a person, which the access log keeps: that it was done and by what, not for whom. Thread-safe.</summary>
internal sealed class PeopleSearch(CaseLists lists, AccessLog access, BusinessTime time)
{
    /// <summary>The cases of who meets all that is said, within the caller's reach.</summary>
    /// <exception cref="ProblemException">Nothing is said.</exception>
    public async Task<Page<CaseEntry>> FindAsync(Caller caller, PersonSearch search, Paging paging, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(search.IdNumber + search.Name + search.Phone))
        {
            throw Problem.InvalidBody([new("", ErrorCode.MissingField, "请至少写明证件号码、姓名、电话之一。")]);
        }

        string[] terms = [.. new[] { ("idNumber", search.IdNumber), ("name", search.Name), ("phone", search.Phone) }.Where(term => term.Item2 is not null).Select(term => term.Item1)];
        await access.WriteAsync(DisclosureEndpoints.RegionOf(caller), AccessRecord.Of(caller, time.GetUtcNow(), AccessEvent.Search, terms), cancellationToken);
        return await lists.OfPersonAsync(caller, search.IdNumber, search.Name, search.Phone, paging, cancellationToken);
    }
}

/// <summary>A search for a person, on the wire.</summary>
internal sealed record PersonSearch(
    [property: Description("证件号码")][MaxLength(40)] string? IdNumber = null,
    [property: Description("姓名")][MaxLength(100)] string? Name = null,
    [property: Description("电话")][MaxLength(30)] string? Phone = null);
