namespace MedInsFlows.Cases.Items;

/// <summary>A row of 业务风险点识别, shown to whoever does the step.</summary>
/// <param name="Step">风险点, the step as that table words it.</param>
/// <param name="Text">风险描述.</param>
public sealed record RiskPoint(string Step, string Text);
