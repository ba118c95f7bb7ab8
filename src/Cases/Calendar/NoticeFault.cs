namespace MedInsFlows.Cases.Calendar;

/// <summary>One thing that is wrong with a notice.</summary>
/// <param name="Place">Where: a JSON pointer (RFC 6901), empty for the whole document.</param>
/// <param name="Code">What kind of fault; see <see cref="NoticeFaultCode"/>.</param>
/// <param name="Detail">What is wrong and how to mend it, in Chinese.</param>
public sealed record NoticeFault(string Place, string Code, string Detail);
