namespace MedInsFlows.Cases.Items;

/// <summary>A row of 消息推送模板.</summary>
/// <param name="Event">The event of the case that sends it.</param>
/// <param name="Text">The official wording, its blanks named as <c>{{name}}</c> (see <see cref="Notices.MessageTemplate"/>).</param>
public sealed record MessageText(string Event, string Text);
