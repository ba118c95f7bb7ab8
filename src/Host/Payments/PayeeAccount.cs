using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Items;

namespace MedInsFlows.Host.Payments;

/// <summary>The account into which somebody is paid. Immutable; personal.</summary>
internal sealed record PayeeAccount(
    [property: Description("收款户名")][MaxLength(100)] string PayeeName,
    [property: Description("银行账号")][MaxLength(40)] string BankAccount,
    [property: Description("开户银行")][MaxLength(200)] string? BankName = null)
{
    /// <summary>What is to be said of a corrected account.</summary>
    public static IReadOnlyList<RequiredField> Fields { get; } =
    [
        new() { Id = "payeeName", Name = "收款户名", Type = FieldType.Name, Required = true },
        new() { Id = "bankAccount", Name = "银行账号", Type = FieldType.BankAccount, Required = true },
        new() { Id = "bankName", Name = "开户银行", Type = FieldType.Text, Required = true },
    ];

    /// <summary>The same, as it may be shown.</summary>
    /// <param name="payeeIsUnit">Whether it is no person, whose name is public.</param>
    public PayeeAccount Mask(bool payeeIsUnit) => new(payeeIsUnit ? PayeeName : Masked.Name(PayeeName), Masked.BankAccount(BankAccount), BankName);

    /// <summary>The account, as data of an opinion.</summary>
    public IReadOnlyDictionary<string, JsonElement> ToData() => new Dictionary<string, JsonElement>
    {
        ["payeeName"] = JsonSerializer.SerializeToElement(PayeeName),
        ["bankAccount"] = JsonSerializer.SerializeToElement(BankAccount),
        ["bankName"] = JsonSerializer.SerializeToElement(BankName ?? string.Empty),
    };

    /// <summary>The account of a corrected re-issue.</summary>
    public static PayeeAccount Of(Opinion opinion) => new(Text(opinion.Data, "payeeName") ?? string.Empty, Text(opinion.Data, "bankAccount") ?? string.Empty, Text(opinion.Data, "bankName"));

    /// <summary>
    /// The account by which the flow pays: as it was entered last with a decision, or else applied for. It is known by the type of its field, the holder and the bank
    /// by the words beside it; whose holder nobody has named is that of the payee.
    /// </summary>
    /// <param name="item">The item as the case follows it.</param>
    /// <param name="application">What was sent.</param>
    /// <param name="payment">The payment order.</param>
    /// <param name="entered">What was entered with decisions, the newest first.</param>
    public static PayeeAccount? Of(PublishedItem item, Application application, CasePayment payment, IReadOnlyList<Opinion> entered)
    {
        var data = item.Definition.Tasks.SelectMany(task => task.DataToEnter).ToList();
        IEnumerable<(IReadOnlyList<RequiredField> Fields, IReadOnlyDictionary<string, JsonElement>? Values)> scopes =
        [
            .. entered.Select(opinion => ((IReadOnlyList<RequiredField>)data, opinion.Data)),
            .. item.Definition.Item.RequiredFields.Where(field => field.Type == FieldType.Group).Select(field => (field.Parts ?? [], PartsOf(application, field.Id))),
            (item.Definition.Item.RequiredFields, application.Fields),
        ];
        foreach (var (fields, values) in scopes)
        {
            if (Find(fields, values, field => field.Type == FieldType.BankAccount) is { } number)
            {
                var holder = entered.Select(opinion => Find(data, opinion.Data, IsHolder)).FirstOrDefault(name => name is not null);
                return new(holder ?? PaymentView.PayeeOf(payment, application).Name, number, Find(fields, values, IsBank));
            }
        }

        return null;
    }

    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(PayeeAccount);

    private static bool IsHolder(RequiredField field) => field.Type == FieldType.Name && field.Name.Contains("户名", StringComparison.Ordinal);

    private static bool IsBank(RequiredField field) => field.Type == FieldType.Text && field.Name.Contains("开户", StringComparison.Ordinal);

    private static string? Find(IReadOnlyList<RequiredField> fields, IReadOnlyDictionary<string, JsonElement>? values, Func<RequiredField, bool> wanted) =>
        fields.Where(wanted).Select(field => Text(values, field.Id)).FirstOrDefault(text => text is not null);

    private static string? Text(IReadOnlyDictionary<string, JsonElement>? values, string id) =>
        values?.GetValueOrDefault(id) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text.Trim() : null;

    private static Dictionary<string, JsonElement>? PartsOf(Application application, string id) =>
        application.Fields.GetValueOrDefault(id) is { ValueKind: JsonValueKind.Object } group ? group.EnumerateObject().ToDictionary(part => part.Name, part => part.Value) : null;
}
