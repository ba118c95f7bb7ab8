using System.Globalization;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Pages.Forms;

namespace MedInsFlows.Host.Pages.Apply;

/// <summary>
/// The inputs of an application: those that every application has, written as fields so that they are shown, read and judged like the fields of the item, and
/// those of the item that can be asked of this applicant. Immutable.
/// </summary>
/// <param name="item">The item.</param>
/// <param name="region">Its region.</param>
/// <param name="channels">The ways that are open to who applies.</param>
internal sealed class ApplicationInputs(Item item, Region region, IReadOnlyList<Channel> channels)
{
    /// <summary>The hidden input of the key under which the form is submitted, so that it opens one case however often it is sent.</summary>
    public const string Key = "/key";

    /// <summary>The input of the way by which one applies.</summary>
    public const string ChannelInput = "/channel";

    /// <summary>Where the applicant stands.</summary>
    public const string ApplicantPointer = "/applicant";

    /// <summary>Where the parties stand.</summary>
    public const string PartiesPointer = "/parties";

    /// <summary>The key in a form; null where there is none.</summary>
    public static Guid? KeyIn(FormValues values) => Guid.TryParse(values[Key], CultureInfo.InvariantCulture, out var key) ? key : null;

    /// <summary>The way, the agency, the kind of applicant and the circumstances.</summary>
    public FieldPlace Way { get; } = new(
        [
            Choice("channel", "办理渠道", required: true, channels.Select(channel => new Option(Word(channel), LocalSetting.Way(channel, item)))),
            .. region.Agencies.Count > 1
                ? [Choice("agency", "受理机构（不选则由地区决定）", required: false, region.Agencies.Where(agency => agency.Kind == AgencyKind.Agency).Select(agency => new Option(agency.Id, agency.Name)))]
                : (RequiredField[])[],
            .. item.ApplicantCases is [] ? [] : (RequiredField[])[Choice("applicantCase", "申请人类别", required: true, item.ApplicantCases.Select(one => new Option(one.Id, one.Name)))],
            .. item.Circumstances is []
                ? []
                : (RequiredField[])[Choice("circumstances", "有以下情形的，请勾选", required: false, item.Circumstances.Select(one => new Option(one.Id, one.Name))) with { Type = FieldType.MultiChoice }],
        ],
        "");

    /// <summary>Who applies.</summary>
    public static FieldPlace Applicant { get; } = new(
        [
            Choice("kind", "申请人是", required: true, [new("person", "个人"), new("unit", "用人单位"), new("provider", "定点医药机构")]),
            new RequiredField { Id = "name", Name = "姓名或名称", Type = FieldType.Name, Required = true },
            new RequiredField { Id = "idType", Name = "证件类型（单位和医药机构选统一社会信用代码）", Type = FieldType.IdType, Required = true },
            new RequiredField { Id = "idNumber", Name = "证件号码", Type = FieldType.IdNumber, Required = true },
            new RequiredField { Id = "phone", Name = "联系电话（接收通知）", Type = FieldType.Phone, Required = true },
            new RequiredField { Id = "email", Name = "电子邮箱（接收通知）", Type = FieldType.Email, Required = false },
        ],
        ApplicantPointer);

    /// <summary>Who else takes part.</summary>
    public static FieldPlace Parties { get; } = new(
        [
            new RequiredField
            {
                Id = "parties",
                Name = "相关人",
                Type = FieldType.List,
                Required = false,
                Parts =
                [
                    Choice("role", "身份", required: true, PartyRole.All.Select(role => new Option(role.Id, role.Name))),
                    new RequiredField { Id = "name", Name = "姓名或名称", Type = FieldType.Name, Required = true },
                    new RequiredField { Id = "idType", Name = "证件类型", Type = FieldType.IdType, Required = true },
                    new RequiredField { Id = "idNumber", Name = "证件号码", Type = FieldType.IdNumber, Required = true },
                    new RequiredField { Id = "phone", Name = "联系电话", Type = FieldType.Phone, Required = false },
                    new RequiredField { Id = "relation", Name = "与参保人关系", Type = FieldType.Text, Required = false, Max = 100 },
                ],
            },
        ],
        "");

    /// <summary>The item.</summary>
    public Item Item => item;

    /// <summary>The fields of the item for what has been chosen.</summary>
    public FieldPlace Fields(FormValues values) => new([.. item.RequiredFields.Where(field => Applicability.MayApply(field, CaseIn(values), Circumstances(values)))], MaterialInputs.Fields);

    /// <summary>The materials of the item for what has been chosen, and what those who act for somebody else hand in.</summary>
    public IReadOnlyList<Material> Materials(FormValues values) =>
    [
        .. item.Materials.Where(material => Applicability.MayApply(material, CaseIn(values), Circumstances(values))),
        .. Applicability.PapersOf([.. Enumerable.Range(0, values.Rows(PartiesPointer)).Select(row => values[$"{PartiesPointer}/{row}/role"]).OfType<string>()]).Select(MaterialInputs.OfParty),
    ];

    /// <summary>The application that a form holds, and what is wrong with the inputs that every application has.</summary>
    public (Application Application, IReadOnlyList<FormFault> Faults) Read(FormValues values)
    {
        var (way, applicant, parties, fields) = (Posted(Way, values), Posted(Applicant, values), Posted(Parties, values), PostedFields.Read(Fields(values).Fields, values, MaterialInputs.Fields));
        List<FormFault> faults = [.. Judge(Way, way), .. Judge(Applicant, applicant), .. Judge(Parties, parties), .. fields.Faults];
        var who = applicant.Values;
        return (
            new Application
            {
                Region = item.Region,
                Item = item.Id,
                Channel = channels.FirstOrDefault(channel => Word(channel) == Text(way.Values, "channel")),
                Agency = Text(way.Values, "agency"),
                ApplicantCase = CaseIn(values),
                Circumstances = Circumstances(values),
                Applicant = new Applicant(
                    KindOf(Text(who, "kind")), Text(who, "name") ?? "", IdTypeOf(Text(who, "idType")), Text(who, "idNumber") ?? "", Text(who, "phone") ?? "", Text(who, "email")),
                Parties = parties.Values.TryGetValue("parties", out var rows) ? [.. rows.EnumerateArray().Select(PartyOf)] : [],
                Fields = fields.Values,
                Materials = MaterialInputs.Read(Materials(values), values),
            },
            faults);
    }

    private static PostedFields Posted(FieldPlace place, FormValues values) => PostedFields.Read(place.Fields, values, place.Pointer);

    private static IEnumerable<FormFault> Judge(FieldPlace place, PostedFields posted) =>
        [.. posted.Faults, .. FieldRules.Check(place.Fields, posted.Values, place.Pointer).Select(fault => new FormFault(fault.Pointer, fault.Detail))];

    private static Party PartyOf(JsonElement row)
    {
        var members = row.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        return new Party(
            Text(members, "role") ?? "",
            Text(members, "name") ?? "",
            IdTypeOf(Text(members, "idType")),
            Text(members, "idNumber") ?? "",
            Text(members, "phone"),
            Text(members, "relation"));
    }

    private static string? Text(IReadOnlyDictionary<string, JsonElement> values, string id) =>
        values.TryGetValue(id, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ApplicantKind KindOf(string? word) => Enum.GetValues<ApplicantKind>().FirstOrDefault(kind => Word(kind) == word);

    private static IdType IdTypeOf(string? word) => Enum.GetValues<IdType>().FirstOrDefault(type => Word(type) == word);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static RequiredField Choice(string id, string name, bool required, IEnumerable<Option> options) =>
        new() { Id = id, Name = name, Type = FieldType.Choice, Required = required, Options = [.. options] };

    private string? CaseIn(FormValues values) => item.ApplicantCases.FirstOrDefault(one => one.Id == values["/applicantCase"])?.Id;

    private IReadOnlyList<string> Circumstances(FormValues values) => [.. item.Circumstances.Select(one => one.Id).Where(id => values.Several("/circumstances").Contains(id))];
}
