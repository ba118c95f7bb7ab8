using System.Runtime.CompilerServices;
using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Separation;

namespace MedInsFlows.Activities;

/// <summary>拨付: a payment order with lines by fund to a payee; the cashier records the voucher.</summary>
[Activity("MedIns", Category, "按基金分项向收款人拨付，登记付款凭证。", DisplayName = "拨付")]
[FlowNode("Paid", "Failed")]
public class Disburse : FixedTaskActivity
{
    private const string Voucher = "voucher";
    private const string PaymentId = "PaymentId";

    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Disburse([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line) => (Role, Status) = (new("cashier"), new(CaseStatus.InPayment));

    /// <summary>Who is paid.</summary>
    [Input(
        DisplayName = "收款人",
        Description = "payee 收款人（没有另写的就是申请人），applicant 申请人，unit 单位，provider 定点医药机构。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "payee", "applicant", "subject", "unit", "provider" },
        Order = 20)]
    public Input<string> Payee { get; set; } = new("payee");

    /// <summary>By which funds, and where the amount of each was entered.</summary>
    [Input(
        DisplayName = "基金分项",
        Description = "每行含 fund（基金名称）和 amountField（录入金额的信息项编号，以最后录入的为准）。",
        UIHint = InputUIHints.JsonEditor,
        Order = 21)]
    public Input<IReadOnlyList<FundLine>> Lines { get; set; } = null!;

    /// <inheritdoc />
    internal override IReadOnlyList<TaskOutcome> Outcomes { get; } = [TaskOutcome.Positive("已拨付", "Paid"), TaskOutcome.Negative("拨付失败", "Failed")];

    /// <inheritdoc />
    internal override TaskDuty? OwnDuty => TaskDuty.Payment;

    /// <inheritdoc />
    internal override IReadOnlyList<RequiredField> OwnData { get; } =
    [
        new RequiredField { Id = Voucher, Name = "付款凭证号", Type = FieldType.Text, Required = true },
        new RequiredField { Id = "paidOn", Name = "付款日期", Type = FieldType.Date, Required = false },
    ];

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        var (desk, id) = (Desk(context), Desk(context).NewId());
        context.SetProperty(PaymentId, id);
        desk.Intend(new PaymentOrdered(id, Id, Payee.Get(context), [.. Lines.Get(context).Select(line => new PaymentLine(line.Fund, desk.Case.AmountOf(line.AmountField, desk.Application) ?? 0))]));
        base.Execute(context);
    }

    private protected override void Decided(ActivityExecutionContext context, TaskOutcome outcome)
    {
        var voucher = Desk(context).Opinion?.Data?.GetValueOrDefault(Voucher) is { ValueKind: JsonValueKind.String } entered ? VoucherNumber.Of(entered.GetString()) : null;
        Settle(context, outcome.Port == "Paid" ? PaymentStatus.Paid : PaymentStatus.Failed, voucher);
    }

    private protected override void Cancelled(ActivityExecutionContext context) => Settle(context, PaymentStatus.Failed, voucher: null);

    private static void Settle(ActivityExecutionContext context, PaymentStatus status, string? voucher)
    {
        var (desk, id) = (Desk(context), context.GetProperty<Guid>(PaymentId));
        if (desk.Case.Payments?.Any(payment => payment.Id == id && payment.Status == PaymentStatus.Ordered) is true)
        {
            desk.Intend(new PaymentSettled(id, status, voucher));
        }
    }
}
