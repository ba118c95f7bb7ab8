using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>The inputs of materials: their names, and what was put in as the API takes it.</summary>
internal static class MaterialInputs
{
    /// <summary>The pointer of the fields of an application.</summary>
    public const string Fields = "/fields";

    /// <summary>What a file picker offers; what comes is judged by its content.</summary>
    public const string Kinds = ".pdf,.jpg,.jpeg,.png,.webp,.tif,.tiff,.heic,application/pdf,image/*";

    private const string Materials = "/materials";

    /// <summary>The pointer of a material. In a form it is found by its id, in the request by its place.</summary>
    public static string PointerOf(string id) => $"{Materials}/{id}";

    /// <summary>The input of the files of a material.</summary>
    public static string FilesOf(string pointer) => $"{pointer}/files";

    /// <summary>The input of where a material comes from.</summary>
    public static string SourceOf(string pointer) => $"{pointer}/source";

    /// <summary>A source as it stands in a form.</summary>
    public static string WordOf(MaterialSource source) => JsonNamingPolicy.CamelCase.ConvertName(source.ToString());

    /// <summary>What is offered to the applicant by a source.</summary>
    public static string Offer(MaterialSource source) => source switch
    {
        MaterialSource.DataSharing => "由经办机构通过数据共享获得，不用提交",
        MaterialSource.CommitmentLetter => "以承诺书代替：承诺符合这份材料所证明的条件，并愿意承担不实承诺的责任",
        _ => "由申请人提交文件",
    };

    /// <summary>Where a material comes from by a form; where nothing is chosen, the first that its item tries.</summary>
    public static MaterialSource SourceIn(FormValues values, Material material)
    {
        var word = values[SourceOf(PointerOf(material.Id))];
        return material.Sources.Select(source => (MaterialSource?)source).FirstOrDefault(source => WordOf(source!.Value) == word) ?? material.Sources[0];
    }

    /// <summary>What was put in; a material of which there is nothing is not in it.</summary>
    public static IReadOnlyList<SentMaterial> Read(IReadOnlyList<Material> materials, FormValues values)
    {
        var sent = new List<SentMaterial>();
        foreach (var material in materials)
        {
            var (source, files) = (SourceIn(values, material), SentFile.Of(values, FilesOf(PointerOf(material.Id))));
            if (files.Count > 0 || source != MaterialSource.Applicant)
            {
                sent.Add(new SentMaterial
                {
                    Id = material.Id,
                    Files = [.. files.Select(file => file.Id.ToString())],
                    Source = source == MaterialSource.Applicant ? null : source,
                });
            }
        }

        return sent;
    }

    /// <summary>The place in a form of a fault that names a place in the request.</summary>
    /// <param name="pointer">The pointer into the request.</param>
    /// <param name="sent">The materials of the request.</param>
    public static string InForm(string pointer, IReadOnlyList<SentMaterial> sent) =>
        pointer.Split('/') is ["", "materials", var place, ..] && int.TryParse(place, out var index) && index >= 0 && index < sent.Count ? PointerOf(sent[index].Id) : pointer;

    /// <summary>A paper that proves that somebody acts for somebody else, as a material.</summary>
    public static Material OfParty(Option paper) => new() { Id = paper.Id, Name = paper.Name, Required = true, Sources = [MaterialSource.Applicant] };
}
