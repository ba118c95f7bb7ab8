namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <summary>A place in a script.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in it, from 1.</param>
internal readonly record struct Position(int Line, int Column)
{
    /// <summary>As messages name it.</summary>
    public override string ToString() => $"脚本第 {Line} 行第 {Column} 列";
}
