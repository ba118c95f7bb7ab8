using System.Text.Json;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Applications;

/// <summary>
/// What makes a request invalid, so that nothing of it is stored: unknown ids, wrong JSON types, identities that cannot be. What is merely
/// absent or badly formatted is for <see cref="Completeness.CompletenessCheck"/>.
/// </summary>
public static class ApplicationRules
{
    /// <summary>Every such fault of an application, with pointers into the body of <c>POST /api/cases</c>; empty if none.</summary>
    public static IReadOnlyList<Fault> Check(Application application, Item item) =>
    [
        .. Channel(application, item),
        .. TextRules.Check("/agency", "经办机构编号", application.Agency, required: false),
        .. ApplicantCase(application, item),
        .. PartyRules.Check("/applicant", application.Applicant),
        .. PartyRules.Check("/parties", application.Parties),
        .. Content(item, application.Circumstances, application.Fields, application.Materials),
    ];

    /// <summary>The same of a correction, with pointers into the body of <c>POST /api/cases/{id}/corrections</c>.</summary>
    public static IReadOnlyList<Fault> Check(Correction correction, Item item) =>
    [
        .. PartyRules.Check("/parties", correction.Parties ?? []),
        .. PartyDues.Check("/fields", correction.Fields ?? new Dictionary<string, JsonElement>()),
        .. Content(
            item,
            correction.Circumstances ?? [],
            (correction.Fields ?? new Dictionary<string, JsonElement>()).Where(field => PartyDues.Detail(field.Key) is null).ToDictionary(),
            correction.Materials ?? []),
    ];

    private static IEnumerable<Fault> Channel(Application application, Item item) =>
        item.Channels.Any(channel => channel.Id == application.Channel)
            ? []
            : [new Fault("/channel", FaultCode.NotOffered, "本事项没有开通这一办理渠道，请改用办事指南所列的渠道。")];

    private static IEnumerable<Fault> ApplicantCase(Application application, Item item) => application.ApplicantCase switch
    {
        null when item.ApplicantCases is [] => [],
        null => [new Fault("/applicantCase", FaultCode.Missing, "本事项区分申请人类别，请选择其中一种。")],
        { } id when item.ApplicantCases.Any(known => known.Id == id) => [],
        _ => [new Fault("/applicantCase", FaultCode.UnknownId, "本事项没有这一申请人类别，请改用办事指南所列的类别。")],
    };

    private static IEnumerable<Fault> Content(
        Item item,
        IReadOnlyList<string> circumstances,
        IReadOnlyDictionary<string, JsonElement> fields,
        IReadOnlyList<SentMaterial> materials) =>
    [
        .. circumstances.Index()
            .Where(circumstance => item.Circumstances.All(known => known.Id != circumstance.Item))
            .Select(circumstance => new Fault(
                JsonPointer.Join("/circumstances", circumstance.Index), FaultCode.UnknownId, "本事项没有这一情形，请改用办事指南所列的情形。")),
        .. new FieldScope(item.RequiredFields, fields, Declaration.None).Judge("/fields", place: "").Where(fault => fault.SpoilsRequest),
        .. materials.Index().SelectMany(material => Material(item, materials, material.Index)),
    ];

    private static IEnumerable<Fault> Material(Item item, IReadOnlyList<SentMaterial> materials, int index)
    {
        var (id, pointer) = (materials[index].Id, JsonPointer.Join("/materials", index));
        if (item.Materials.All(known => known.Id != id) && PartyDues.Paper(id) is null)
        {
            yield return new Fault($"{pointer}/id", FaultCode.UnknownId, "本事项没有这份材料，请改用办事指南所列的材料编号。");
        }
        else if (materials.Take(index).Any(earlier => earlier.Id == id))
        {
            yield return new Fault($"{pointer}/id", FaultCode.Duplicate, "同一份材料列了两次，请把文件合并在一处。");
        }

        foreach (var (file, fileId) in materials[index].Files.Index())
        {
            foreach (var fault in TextRules.Check($"{pointer}/files/{file}", "文件编号", fileId))
            {
                yield return fault;
            }
        }
    }
}
