using System.Text.Json;
using Bogus;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Demo.Plans;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Payments;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Demo.Play;

/// <summary>What players need of the house. Thread-safe.</summary>
internal sealed record DemoHouse(CaseOffice Office, CaseVerbs Verbs, CaseViews Views, CaseServices Services, UploadedFiles Files, NpgsqlDataSource DataSource, IRandomSource Ids, DemoStaff Staff);

/// <summary>Plays a case, turn by turn: each person does what is next, as pages and programs do. Not safe for concurrent use.</summary>
internal sealed class CasePlayer(CaseOutline outline, Diary diary, DemoHouse house)
{
    private static readonly string[] Refusals = ["申请人不在本统筹地区参保，请向参保地经办机构提出申请。", "所申请事项不属于本机构受理范围，请按办事指南所列渠道申请。", "申请人当前参保状态不符合本事项办理条件。"];
    private static readonly string[] Rejections = ["所附资料不能证明符合规定的条件，依据经办规程不予通过。", "经核查，该笔费用已在定点医疗机构直接结算，不能重复办理。", "检查报告的时间和项目不符合认定标准。"];
    private static readonly string[] Withdrawals = ["资料准备有误，准备好后重新申请。", "已改在定点医疗机构直接办理。", "个人原因，暂不办理。"];

    private readonly Randomizer random = new(outline.Dossier.Seed);
    private readonly Submission submission = new(outline, house.Ids);
    private readonly FieldValues values = new(outline.Dossier);
    private readonly List<Lull> lulls = [.. outline.Lulls];
    private CaseSeen? seen;
    private Guid? claimed;
    private bool isRefusedThen;
    private int experts;
    private int decisions;

    /// <summary>What is played.</summary>
    public CaseOutline Outline { get; } = outline;

    /// <summary>Does what is next.</summary>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>When the turn comes again; null where nothing is left to do.</returns>
    public async Task<Instant?> TakeTurnAsync(Instant now, CancellationToken cancellationToken)
    {
        if (seen is null)
        {
            seen = await SubmitAsync(cancellationToken);
            return Next(now);
        }

        if (seen.Tasks is [] && seen.Status != "awaitingCorrection")
        {
            seen = await LookAsync(cancellationToken);
        }

        if (seen.IsFinal)
        {
            return Outline.ReturnedAt is { } returned && now < returned ? returned : await ReturnAsync(now, cancellationToken);
        }

        if (Outline.Ending == CaseEnding.Withdrawn)
        {
            await WithdrawAsync(cancellationToken);
            return null;
        }

        if (claimed is null && decisions >= Outline.LeftAfter)
        {
            return null;
        }

        if (seen.Status == "awaitingCorrection" && submission.Belated is { } belated)
        {
            seen = await CorrectAsync(belated, cancellationToken);
            return Next(now);
        }

        return seen.Tasks is [var task, ..] ? await WorkAsync(task, now, cancellationToken) : Tomorrow(now);
    }

    private async Task<Instant?> WorkAsync(TaskSeen task, Instant now, CancellationToken cancellationToken)
    {
        var caller = await WhoAsync(task);
        if (claimed is null)
        {
            seen = CaseSeen.Of(await house.Verbs.ClaimAsync(Request(caller, "claim"), task.Id, cancellationToken));
            claimed = task.Id;
            experts += task.Role == Role.Expert.Id ? 1 : 0;
            isRefusedThen = false;
            if (lulls.FirstOrDefault(lull => lull.Role == task.Role) is { } lull)
            {
                lulls.Remove(lull);
                isRefusedThen = lull.IsRefusedThen;
                return lull.Until is { } until ? Instant.Max(until, now) : null;
            }

            return diary.After(now, Duration.FromSeconds(IsImmediate ? random.Number(50, 300) : random.Number(120, 2_400)));
        }

        var decision = Decide(task);
        var isPositive = decision.Kind == DecisionKind.Positive;
        var sent = new TaskDecision(
            decision.Decision,
            decision.RequiresReason ? random.ArrayElement(seen!.IsAccepted ? Rejections : Refusals) : null,
            isPositive && task.DataToEnter is not [] ? Data(task) : null);
        seen = CaseSeen.Of(await house.Verbs.CompleteAsync(Request(caller, "complete"), task.Id, sent, cancellationToken));
        claimed = null;
        decisions++;
        return Next(now);
    }

    private DecisionRule Decide(TaskSeen task)
    {
        var isAgainst = isRefusedThen
            || (Outline.Ending == CaseEnding.Refused && !seen!.IsAccepted)
            || (Outline.Ending == CaseEnding.Rejected && seen!.IsAccepted);
        return (isAgainst ? task.DecisionOf(DecisionKind.Negative) : null) ?? task.DecisionOf(DecisionKind.Positive) ?? task.Decisions[0];
    }

    /// <summary>What a task must be told; what it may be told beside that is for those whom it is printed for.</summary>
    private Dictionary<string, JsonElement> Data(TaskSeen task)
    {
        var data = new Dictionary<string, JsonElement>();
        while (FieldRules.Check(task.DataToEnter, data, string.Empty) is { Count: > 0 } faults
            && task.DataToEnter.Where(field => !data.ContainsKey(field.Id) && faults.Any(fault => fault.Pointer.Split('/')[1] == field.Id)).ToList() is { Count: > 0 } asked)
        {
            asked.ForEach(field => data.Add(field.Id, values.Of(field)));
        }

        return data;
    }

    private async Task<CaseSeen> SubmitAsync(CancellationToken cancellationToken)
    {
        var caller = await house.Staff.FindAsync(Outline.Sender);
        var application = submission.Make();
        await using (var transaction = await Transaction.OpenAsync(house.DataSource, cancellationToken))
        {
            foreach (var scan in submission.TakeScans())
            {
                house.Files.Complete(transaction, scan, caller.AccountId);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return CaseSeen.Of(await house.Office.SubmitAsync(Request(caller, "cases"), caller, application, cancellationToken));
    }

    private async Task<CaseSeen> CorrectAsync(Correction belated, CancellationToken cancellationToken)
    {
        var caller = await house.Staff.FindAsync(Outline.Sender);
        return CaseSeen.Of(await house.Office.CorrectAsync(Request(caller, "corrections"), seen!.Id, caller, belated, cancellationToken));
    }

    private async Task WithdrawAsync(CancellationToken cancellationToken)
    {
        var caller = await house.Staff.FindAsync(Outline.Sender);
        await house.Verbs.WithdrawAsync(Request(caller, "withdrawal"), seen!.Id, random.ArrayElement(Withdrawals), cancellationToken);
    }

    private async Task<CaseSeen> LookAsync(CancellationToken cancellationToken)
    {
        var view = await house.Views.ReadAsync(seen!.Id, await house.Staff.FindAsync(Outline.Sender), cancellationToken);
        return new CaseSeen(
            view.Id,
            view.Status,
            [.. view.Tasks.Select(task => new TaskSeen(task.Id, task.Role, [.. task.Decisions.Select(rule => new DecisionRule(rule.Name, rule.Kind, rule.RequiresReason))], task.DataToEnter))]);
    }

    /// <summary>退票: the cashier enters that the money came back, if it does.</summary>
    private async Task<Instant?> ReturnAsync(Instant now, CancellationToken cancellationToken)
    {
        if (Outline.ReturnedAt is not null)
        {
            var cashier = await house.Staff.FindAsync($"{Outline.Facts.Region}-{Role.Cashier.Id}");
            var payment = (await house.Views.ReadAsync(seen!.Id, cashier, cancellationToken)).Payments[0].Id;
            var step = new PaymentStep(PaymentActKind.Returned) { On = ShanghaiTime.DateOf(now), Reason = "收款账户已销户，银行退票。" };
            await house.Office.ActOnPaymentAsync(
                Request(cashier, "returned"), payment, found => PaymentDecisions.Decide(found, cashier, payment, step, house.Services), cancellationToken);
        }

        return null;
    }

    private Task<Caller> WhoAsync(TaskSeen task) => house.Staff.FindAsync(task.Role switch
    {
        "applicant" or "unit-clerk" or "provider" or "system" => Outline.Sender,
        "expert" => $"{Outline.Facts.Region}-expert{(experts + (claimed is null ? 0 : 4)) % 5 + 1}",
        var role => $"{Outline.Facts.Region}-{role}",
    });

    private bool IsImmediate => Outline.Facts.TimeLimits is [{ Kind: LimitKind.Immediate }, ..];

    /// <summary>When somebody comes to the next step: at once where it is done on the spot, else within a part of the limit.</summary>
    private Instant Next(Instant now)
    {
        if (seen!.Status == "awaitingCorrection")
        {
            return now + Duration.FromHours(random.Number(20, 90));
        }

        var next = diary.After(now, IsImmediate ? Duration.FromSeconds(random.Number(120, 1_500)) : Duration.FromMinutes(random.Number(40, Outline.Facts.TimeLimits is [{ Length: <= 5 }, ..] ? 200 : 900)));

        // What is to be finished on the day it is accepted is not begun shortly before the office closes.
        return IsImmediate && !seen.IsAccepted && diary.IsLate(next) ? Tomorrow(next) : next;
    }

    private Instant Tomorrow(Instant now) => diary.After(ShanghaiTime.StartOf(ShanghaiTime.DateOf(now).PlusDays(1)), Duration.FromMinutes(random.Number(1, 90)));

    private static CommandRequest Request(Caller caller, string route) => new(caller, $"DEMO {route}", null, []);
}
