using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Completeness;

/// <summary>Which materials are missing.</summary>
internal static class MaterialCheck
{
    public static IReadOnlyList<MissingEntry> Missing(Item item, Application application, FieldScope scope)
    {
        var sent = application.Materials.ToLookup(material => material.Id);
        var asked = item.Materials.Where(scope.Applies).ToList();
        var missing = new List<MissingEntry>();
        var told = new HashSet<string>();
        foreach (var material in asked)
        {
            var choice = asked.Where(other => other.Id == material.Id || material.Alternatives?.Contains(other.Id) is true).ToList();
            if (choice.Exists(one => one.Required) && !choice.Exists(one => IsHandedIn(one, sent)) && told.Add(choice[0].Id))
            {
                missing.Add(new MissingEntry(material.Id, material.Name, Reason(material, choice, sent)));
            }
        }

        return missing;
    }

    private static bool IsHandedIn(Material material, ILookup<string, SentMaterial> sent) =>
        sent[material.Id].Any(entry =>
            entry.Files is not [] || (entry.Source is { } source and not MaterialSource.Applicant && material.Sources.Contains(source)));

    private static string Reason(Material material, List<Material> choice, ILookup<string, SentMaterial> sent)
    {
        var occasion = material.Condition is { } condition ? $"（适用情形：{condition.Text}）" : "";
        return choice.Count > 1
            ? $"请提供{string.Concat(choice.Select(one => $"“{one.Name}”"))}中的任意一份{occasion}。"
            : $"{Refusal(material, sent)}“{material.Name}”{occasion}，请{string.Join("，或", material.Sources.Select(Remedy))}。";
    }

    private static string Refusal(Material material, ILookup<string, SentMaterial> sent) =>
        sent[material.Id].FirstOrDefault()?.Source switch
        {
            MaterialSource.CommitmentLetter => "不能以承诺书代替",
            MaterialSource.DataSharing => "不能由数据共享获得",
            _ => "缺少",
        };

    private static string Remedy(MaterialSource source) => source switch
    {
        MaterialSource.DataSharing => "选择由数据共享获得",
        MaterialSource.CommitmentLetter => "以承诺书代替",
        _ => "提交材料",
    };
}
