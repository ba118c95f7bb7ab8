using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Agencies;

namespace MedInsFlows.Host.Agencies;

/// <summary>What an agency is to set, as it is sent; all of it, so that what is left out is not set any more.</summary>
internal sealed record SettingsChange(
    [property: Description("本机构的全部设定；不写或为 null 的不设定，沿用上级机构的")] LocalSettings Settings,
    [property: Description("理由，请勿写个人信息")][MaxLength(SettingsOffice.LongestReason)] string Reason,
    [property: Description("所见的 version；本机构没有设定过则不写")] int? Version = null);
