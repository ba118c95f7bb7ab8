using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Expressions.Scripts;

/// <summary>What goes wrong while a script is evaluated. The messages name places, never values.</summary>
internal static class ScriptFault
{
    public static FlowException At(Position at, string reason) => new($"{at}：{reason}");
}
