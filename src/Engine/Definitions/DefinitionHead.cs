using System.Globalization;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Where a definition stands: what a command looks at before it acts. Immutable.</summary>
/// <param name="Latest">The version that a designer works on; none, where there is no such definition.</param>
/// <param name="Published">The version in force, if one is.</param>
internal sealed record DefinitionHead(HeadVersion? Latest, HeadVersion? Published)
{
    /// <summary>Whether the latest version is a draft, so that it may change.</summary>
    public bool HasDraft => Latest is { WasPublished: false, IsAwaited: false };

    /// <summary>Whether nothing of a person's stands before what files say.</summary>
    public bool FollowsFiles => Latest is null or { Origin: DefinitionOrigin.File, IsPublished: true };

    /// <summary>Whether the latest version or the one in force has this content.</summary>
    public bool Says(byte[] sha256) => Latest?.Has(sha256) is true || Published?.Has(sha256) is true;

    /// <summary>Makes sure that a person knows what there is.</summary>
    /// <param name="seen">SHA-256 of the latest content that the person has seen; none where there was none.</param>
    /// <exception cref="DefinitionRefusedException">Somebody else was faster.</exception>
    public void RequireSeen(byte[]? seen)
    {
        if (Latest is null ? seen is not null : !Latest.Has(seen))
        {
            throw new DefinitionRefusedException(Latest is null ? "定义已被他人删除，请返回列表。" : $"定义已被他人改动，现为第 {Latest.Number} 版。请重新打开，在新的内容上修改。") { IsStale = true };
        }
    }

    /// <summary>Makes sure that nobody else works on the draft.</summary>
    /// <param name="actor">The user name.</param>
    /// <param name="now">Machine time.</param>
    /// <exception cref="DefinitionRefusedException">Somebody does.</exception>
    public void RequireEditor(string actor, DateTimeOffset now)
    {
        if (HasDraft && DraftEditor.Of(Latest!.SavedBy, Latest.SavedAt, now) is { } editor && editor.UserName != actor)
        {
            var until = editor.Until.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture);
            throw new DefinitionRefusedException($"{editor.UserName} 正在编辑这份草稿，{until} 之前没有再保存的，才能由他人接着修改。");
        }
    }
}

/// <summary>One of the two versions that matter.</summary>
/// <param name="Id">The id of the version.</param>
/// <param name="Number">Its number.</param>
/// <param name="Sha256">The hash of its canonical text.</param>
/// <param name="Origin">Where its content comes from.</param>
/// <param name="IsPublished">Whether it is in force.</param>
/// <param name="WasPublished">Whether it is or was in force.</param>
/// <param name="IsAwaited">Whether it is to come into force.</param>
/// <param name="SavedAt">When it was saved, machine time.</param>
/// <param name="SavedBy">Who saved it.</param>
internal sealed record HeadVersion(
    Guid Id, int Number, byte[] Sha256, DefinitionOrigin Origin, bool IsPublished, bool WasPublished, bool IsAwaited, DateTimeOffset SavedAt, string SavedBy)
{
    /// <summary>Whether it has this content.</summary>
    public bool Has(ReadOnlySpan<byte> sha256) => sha256.SequenceEqual(Sha256);
}
