namespace MedInsFlows.Engine.Builtin;

/// <summary>The groups of the designer's toolbox in which the engine's own activities stand.</summary>
internal static class Toolbox
{
    public const string Flow = "流程控制";
    public const string Loops = "循环";
    public const string Variables = "变量";
    public const string Waiting = "等待";
    public const string Events = "事件";
    public const string Subflows = "子流程";
}
