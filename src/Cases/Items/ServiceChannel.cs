namespace MedInsFlows.Cases.Items;

/// <summary>A row of 服务受理及反馈渠道. Several rows may share one way (two portals are both online).</summary>
/// <param name="Id">The way.</param>
/// <param name="Text">The words of the document (龙江医保微信公众号 …).</param>
public sealed record ServiceChannel(Channel Id, string Text);
