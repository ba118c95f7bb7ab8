using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Protection;
using NodaTime;

namespace MedInsFlows.Host.Accounts.Relatives;

/// <summary>A relative that the caller has declared, masked, on the wire.</summary>
internal sealed record RelativeView(Guid Id, string Name, IdType IdType, string IdNumber, string Relation, Instant DeclaredAt)
{
    /// <summary>The wire form.</summary>
    public static RelativeView Of(Guid id, RelativeDeclaration declared, Instant at) =>
        new(id, Masked.Name(declared.Name), declared.IdType, Masked.IdNumber(declared.IdNumber), declared.Relation, at);
}
