using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Documents;
using NodaTime;

namespace MedInsFlows.Host.Documents;

/// <summary>A paper of a case, on the wire.</summary>
internal sealed record DocumentView(
    Guid Id,
    [property: Description("文书种类")] string Kind,
    [property: Description("文书编号")] string Number,
    [property: Description("文书名称")] string Name,
    Instant IssuedAt,
    [property: Description("送达方式：online、onsite、post 或 none（只留存）")] string Delivery,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("文书文件的 SHA-256；尚未生成时没有")] string? Sha256)
{
    /// <summary>The wire form of a paper.</summary>
    public static DocumentView Of(CaseDocument document) => new(document.Id, document.Kind, document.Number, document.Name, document.IssuedAt, document.Delivery, document.Sha256);
}
