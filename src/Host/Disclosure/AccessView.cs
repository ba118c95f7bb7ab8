using System.ComponentModel;
using NodaTime;

namespace MedInsFlows.Host.Disclosure;

/// <summary>A record of the access log, on the wire.</summary>
public sealed record AccessView(
    int Seq,
    Instant At,
    string Actor,
    string Role,
    [property: Description("disclosure 完整查看、search 按个人信息查找、download 打开材料文件、erasure 依法删除、refusal 违反不相容岗位而被拒绝、exception 特批")] string Event,
    Guid? CaseId,
    string? CaseNumber,
    [property: Description("查看了哪些内容，或按什么查找；被拒绝和特批的，写明规则（rule）、任务（task）和人员（person）")] IReadOnlyList<string> Details,
    string? Reason,
    [property: Description("依法删除的法律依据")] string? LegalBasis,
    string Hash);
