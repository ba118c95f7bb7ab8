using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>What must hold where several people sign on one matter: added signers (加签), and those who sign one level of an approval. Refusals are problems.</summary>
internal static class SigningRules
{
    /// <summary>The task is one of the flow, and no decision on it waits for signatures.</summary>
    public static void RequireFree(LoadedCase found, OpenTask task)
    {
        if (task.Signs is not null)
        {
            throw Problem.WrongState("这是加签，只能由被加签的人本人签署，不能退签、转办、委派、退回，也不能再加签。");
        }

        if (task.Held is { } held)
        {
            throw Problem.WrongState($"已作出决定“{held.Decision}”，正在等待 {Awaited(found, task)} 签署；需要更改的，请先拿回决定。");
        }
    }

    /// <summary>Nobody is awaited who signs before the task is decided.</summary>
    public static void RequireSigned(LoadedCase found, OpenTask task)
    {
        if (Awaited(found, task) is { Length: > 0 } names)
        {
            throw Problem.WrongState($"正在等待 {names} 签署加签意见，签署之后才能办理；不再需要的，请先减签。");
        }
    }

    /// <summary>Nobody has two opinions on one matter: who signs is not the one who decides, and the signers of one level are different persons.</summary>
    /// <param name="found">The case.</param>
    /// <param name="task">The task.</param>
    /// <param name="userName">Who is to decide.</param>
    /// <param name="who">How the refusal names that person.</param>
    public static void RequireOneOpinion(LoadedCase found, OpenTask task, string userName, string who)
    {
        if (task.Signs is null && HasOpinion(found, task, userName))
        {
            throw Problem.SeparationOfDuties($"“{task.Stage}”的各份意见须由不同的人签署，{who}已在本环节办理或者加签，请由其他人员办理。");
        }
    }

    /// <summary>Whether somebody has an opinion of his own on what a task is about, given or to be given otherwise than by deciding the task.</summary>
    public static bool HasOpinion(LoadedCase found, OpenTask task, string userName)
    {
        var peers = found.File.Tasks.Where(peer => peer.Activity == task.Activity && peer.Stage == task.Stage).ToList();
        var given = found.Item.Definition.Task(task.Activity, task.Stage).IsLevel ? found.File.Decisions : found.File.Decisions.Skip(task.Preceding);
        return peers.Any(peer => peer.Id != task.Id && (peer.ClaimedBy == userName || peer.DelegatedTo == userName))
            || peers.Any(peer => peer.Signers.Any(signer => signer.UserName == userName))
            || given.Any(decided => !decided.IsSetAside && decided.Activity == task.Activity && decided.Stage == task.Stage && decided.IsOf(userName));
    }

    private static string Awaited(LoadedCase found, OpenTask task) =>
        string.Join('、', found.File.Tasks.Where(signature => signature.Signs == task.Id).Select(signature => signature.ClaimedBy));
}
