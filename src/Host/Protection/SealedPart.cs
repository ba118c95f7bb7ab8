using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Accounts.Relatives;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Drafts;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Payments;

namespace MedInsFlows.Host.Protection;

/// <summary>
/// A column that holds sealed values and whose rows have a UUID. Answers kept under idempotency keys are none of them: after seven days those of the
/// former key are gone.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Name">What it holds, for people.</param>
/// <param name="Context">The context in which the value of a row is sealed.</param>
/// <param name="Batch">How many values are carried over in one commit.</param>
internal sealed record SealedPart(string Table, string Column, string Name, Func<Guid, string> Context, int Batch)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SealedPart> All { get; } =
    [
        new("cases.revisions", "content", "申请与意见", Revision.Context, 200),
        new("cases.cases", "applicant", "申请人", CaseWriter.ApplicantContext, 200),
        new("cases.notices", "content", "通知内容", NoticeWriter.ContentContext, 200),
        new("cases.notices", "recipient", "通知接收人", NoticeWriter.RecipientContext, 200),
        new("cases.files", "content", "早先上传的材料文件", UploadedFiles.Context, 4),
        new("accounts.users", "identity", "账户持有人", HolderIdentity.Context, 200),
        new("accounts.relatives", "content", "申报的亲属", RelativeDeclaration.Context, 200),
        new("cases.payment_batches", "content", "银行批次文件", BankBatches.Context, 4),
        new("cases.file_parts", "content", "材料文件", UploadedFiles.Context, 40),
        new("cases.drafts", "content", "申请草稿", DraftDesk.Context, 200),
    ];

    /// <summary>By which its progress is kept.</summary>
    public string Key => $"{Table}.{Column}";
}
