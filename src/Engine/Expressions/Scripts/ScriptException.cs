using MedInsFlows.Engine.Expressions.Scripts.Text;

namespace MedInsFlows.Engine.Expressions.Scripts;

/// <summary>A text is not in the subset of JavaScript that flows may use.</summary>
/// <param name="at">Where.</param>
/// <param name="reason">What is not allowed and what to do instead, in Chinese.</param>
internal sealed class ScriptException(Position at, string reason) : FormatException($"{at}：{reason}");
