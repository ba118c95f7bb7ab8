using System.Globalization;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Pages.Agencies;

/// <summary>A setting that is a list, as a group of boxes of a form. Immutable.</summary>
/// <param name="Name">Name of the boxes; also the value of the box that says that the agency sets it.</param>
/// <param name="Label">Its Chinese name.</param>
/// <param name="Choices">What may be ticked.</param>
/// <param name="Ticked">What is; null where it is not set.</param>
internal sealed record SettingsField(string Name, string Label, IReadOnlyList<(string Value, string Text)> Choices, IReadOnlyList<string>? Ticked);

/// <summary>Local settings as the fields of a form, and back.</summary>
internal static class SettingsFields
{
    /// <summary>Name of the boxes by which the agency says that it sets a list.</summary>
    public const string Set = "set";

    /// <summary>The settings that are lists.</summary>
    public static IReadOnlyList<SettingsField> Of(LocalSettings settings, Item item)
    {
        IReadOnlyList<(string, string)> channels = [.. item.Channels.Select(channel => channel.Id).Distinct().Select(id => (Word(id), LocalSetting.Way(id, item)))];
        IReadOnlyList<(string, string)> materials = [.. item.Materials.Select(material => (material.Id, material.Name))];
        return
        [
            new("acceptanceLevels", "受理层级", [.. Enum.GetValues<AcceptanceLevel>().Select(level => (Word(level), LocalSetting.Level(level)))], Words(settings.AcceptanceLevels)),
            new("openChannels", "服务受理渠道", channels, Words(settings.OpenChannels)),
            new("feedbackChannels", "反馈渠道", channels, Words(settings.FeedbackChannels)),
            new("sharedMaterials", "数据共享获得材料", materials, settings.SharedMaterials),
            new("paperMaterials", "留存纸质材料", materials, settings.PaperMaterials),
            new("electronicMaterials", "存档电子材料", materials, settings.ElectronicMaterials),
        ];
    }

    /// <summary>What the form says of a number: its Chinese name, with its unit, and the step that follows it.</summary>
    public static (string Label, string Step) WordsOf(LocalNumber number) => number.Id switch
    {
        "publicNoticeDays" => ("公示期（天）", "公示"),
        "experts" => ("专家人数", "专家审核"),
        "expertShare" => ("专家同意比例（%）", "专家审核"),
        _ => ("事后抽查比例（%）", "事后抽查"),
    };

    /// <summary>The settings of a form that was sent.</summary>
    /// <exception cref="ProblemException">A browser sent what is none.</exception>
    public static LocalSettings Read(IFormCollection form)
    {
        var set = form[Set].ToHashSet();
        return new LocalSettings
        {
            AcceptanceLevels = List("acceptanceLevels", Value<AcceptanceLevel>),
            OpenChannels = List("openChannels", Value<Channel>),
            FeedbackChannels = List("feedbackChannels", Value<Channel>),
            SharedMaterials = List("sharedMaterials", id => id),
            PaperMaterials = List("paperMaterials", id => id),
            ElectronicMaterials = List("electronicMaterials", id => id),
            PublicNoticeDays = Number(form["publicNoticeDays"]),
            Experts = Number(form["experts"]),
            ExpertShare = Number(form["expertShare"]),
            PostCheckPercent = Number(form["postCheckPercent"]),
            AcceptorMayReview = form["acceptorMayReview"].ToString() switch { "true" => true, "false" => false, _ => null },
        };

        // Who ticks something sets it, also where he has not said so.
        IReadOnlyList<T>? List<T>(string name, Func<string, T> read) => set.Contains(name) || form.ContainsKey(name) ? [.. form[name].OfType<string>().Select(read)] : null;
    }

    /// <summary>A whole number of a form; null where nothing is written.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static int? Number(string? text) =>
        string.IsNullOrEmpty(text) ? null : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw Problem.BadRequest();

    private static IReadOnlyList<string>? Words<T>(IReadOnlyList<T>? values)
        where T : struct, Enum => values is null ? null : [.. values.Select(Word)];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static T Value<T>(string word)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => Word(value) == word).Select(value => (T?)value).FirstOrDefault() ?? throw Problem.BadRequest();
}
