using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Separation;

/// <summary>不相容岗位: refuses what a rule stands against, for everything that is done to tasks. See <see cref="SeparationFacts"/>.</summary>
internal static class SeparationOfDuties
{
    /// <summary>No rule stands against somebody's deciding a task.</summary>
    /// <param name="found">The case, read with the people.</param>
    /// <param name="task">The task.</param>
    /// <param name="userName">Who is to decide.</param>
    /// <param name="who">How the refusal names that person.</param>
    /// <exception cref="SeparationException">One does.</exception>
    public static void Require(LoadedCase found, OpenTask task, string userName, string who)
    {
        if (found.Separation.Judge(task, PersonOf(found, userName)) is [var first, ..] breaches)
        {
            throw new SeparationException(found, task, userName, breaches, Detail(first, task, who));
        }
    }

    /// <summary>No rule stands against the caller's doing something to a payment order after the flow has made it.</summary>
    /// <param name="found">The case, read with the people.</param>
    /// <param name="payment">The payment order.</param>
    /// <param name="kind">What is to be done.</param>
    /// <param name="caller">Who is to do it.</param>
    /// <exception cref="SeparationException">One does.</exception>
    public static void Require(LoadedCase found, CasePayment payment, PaymentActKind kind, Caller caller)
    {
        if (found.Separation.Judge(payment, PaymentAct.DutyOf(kind), PersonOf(found, caller.UserName)) is [var first, ..] breaches)
        {
            throw new SeparationException(found, null, caller.UserName, breaches, DetailFor(first, PaymentAct.NameOf(kind), "您"));
        }
    }

    /// <summary>It is not the caller's own case, nor a relative's, which he must not handle in whatever way.</summary>
    /// <exception cref="SeparationException">It is.</exception>
    public static void RequireNotOwn(LoadedCase found, Caller caller)
    {
        if (found.Separation.JudgeOwn(PersonOf(found, caller.UserName)) is { } breach)
        {
            throw new SeparationException(found, null, caller.UserName, [breach], Detail(breach, null, "您"));
        }
    }

    /// <summary>What a refusal says.</summary>
    public static string Detail(Breach breach, OpenTask? task, string who) => DetailFor(breach, task?.Stage, who);

    private static string DetailFor(Breach breach, string? wanted, string who) => breach.Stage is { } stage
        ? $"“{stage}”与“{wanted}”不得由同一人办理，{who}已办理前者，请由其他人员办理。（规则：{breach.Rule.Name}）"
        : $"{who}须回避，请由其他人员办理。（规则：{breach.Rule.Name}）";

    private static Person PersonOf(LoadedCase found, string userName) =>
        found.Separation.Find(userName) ?? throw new InvalidOperationException("Whoever is judged must have been asked for when the case was read.");
}
