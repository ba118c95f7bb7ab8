using System.Globalization;

namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>An object of a script: names and values. Scripts cannot change it once it is made.</summary>
internal sealed class ScriptObject
{
    private readonly OrderedDictionary<string, object?> members = [];

    /// <summary>The members in JavaScript's order: whole numbers first, ascending, then the others as they were added.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Members => members.Keys.Any(IsIndex)
        ? members.Where(member => IsIndex(member.Key)).OrderBy(member => uint.Parse(member.Key, CultureInfo.InvariantCulture)).Concat(members.Where(member => !IsIndex(member.Key)))
        : members;

    /// <summary>The member with a name, or undefined.</summary>
    public object? this[string name]
    {
        get => members.TryGetValue(name, out var value) ? value : Undefined.Value;
        set => members[name] = value;
    }

    private static bool IsIndex(string name) => TextRules.TryIndex(name, out _);
}
