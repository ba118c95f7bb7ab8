using MedInsFlows.Engine.Expressions.Scripts.Text;

namespace MedInsFlows.Engine.Expressions.Scripts;

/// <summary>Something of the flow that a script names.</summary>
/// <param name="Use">How.</param>
/// <param name="Name">The name as the script has it, without <c>get</c> or <c>set</c>.</param>
/// <param name="At">Where.</param>
internal sealed record ScriptName(NameUse Use, string Name, Position At);

/// <summary>How a script names something.</summary>
internal enum NameUse
{
    /// <summary><c>getX()</c>: a variable, an input of the workflow, or an output of an activity.</summary>
    Get,

    /// <summary><c>setX(value)</c>: a variable.</summary>
    Set,

    /// <summary><c>variables.X</c> or <c>setVariable('X', …)</c>: a variable under its exact name.</summary>
    Variable,
}
