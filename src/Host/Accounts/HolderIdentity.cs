using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Accounts;

/// <summary>The identity document of a person, on the wire and as it is sealed. Several accounts of one person are found by it, and so are his own cases.</summary>
/// <param name="IdType">The kind of document.</param>
/// <param name="IdNumber">Its number.</param>
internal sealed record HolderIdentity(
    [property: Description("证件类型")] IdType IdType,
    [property: Description("证件号码")][MaxLength(50)] string IdNumber)
{
    /// <summary>All that is wrong with it.</summary>
    /// <param name="pointer">Where it stands in the request.</param>
    public IEnumerable<ProblemError> Check(string pointer)
    {
        if (IdType == IdType.CreditCode)
        {
            yield return new($"{pointer}/idType", ErrorCode.BadValue, "应为个人的证件，不能使用统一社会信用代码。");
        }
        else if (IdentityDocument.Fault(IdType, IdNumber) is { } fault)
        {
            yield return new($"{pointer}/idNumber", ErrorCode.BadValue, $"{fault}。");
        }
    }

    /// <summary>The digest by which it is found.</summary>
    public byte[] DigestOf(KeyedDigest digest) => digest.ForSearch(SearchTerm.IdNumber, IdNumber);

    /// <summary>The context in which the identity of an account's holder is sealed.</summary>
    public static string Context(Guid account) => $"account/{account}/identity";

    /// <summary>Nothing that identifies anybody.</summary>
    public override string ToString() => nameof(HolderIdentity);
}
