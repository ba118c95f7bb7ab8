using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Applications;

namespace MedInsFlows.Host.Accounts.Relatives;

/// <summary>A relative whose cases the caller must not handle, on the wire and as it is sealed.</summary>
internal sealed record RelativeDeclaration(
    [property: Description("姓名")][MaxLength(100)] string Name,
    [property: Description("证件类型")] IdType IdType,
    [property: Description("证件号码")][MaxLength(50)] string IdNumber,
    [property: Description("与本人的关系，例如“配偶”")][MaxLength(50)] string Relation)
{
    /// <summary>The context in which it is sealed.</summary>
    public static string Context(Guid relative) => $"relative/{relative}/content";

    /// <summary>Nothing that identifies anybody.</summary>
    public override string ToString() => nameof(RelativeDeclaration);
}
