using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Pages.Forms;

namespace MedInsFlows.Host.Pages.Own;

/// <summary>The inputs of a correction: what is missing, and what else may be sent again. Immutable.</summary>
internal sealed class CorrectionInputs
{
    private readonly MissingView missing;

    /// <summary>Makes the inputs.</summary>
    /// <param name="item">The item of the version to which the case is pinned.</param>
    /// <param name="missing">What the case lacks.</param>
    public CorrectionInputs(Item item, MissingView missing)
    {
        this.missing = missing;
        Fields = new([.. missing.Fields.Select(entry => Applicability.DetailOf(entry.Id) ?? item.RequiredFields.FirstOrDefault(field => field.Id == entry.Id)).OfType<RequiredField>().Select(Unconditional)], MaterialInputs.Fields);
        Materials = [.. missing.Materials.Select(entry => item.Materials.FirstOrDefault(material => material.Id == entry.Id) ?? MaterialInputs.OfParty(new Option(entry.Id, entry.Name)))];
        OtherFields = new([.. item.RequiredFields.Where(field => Fields.Fields.All(known => known.Id != field.Id)).Select(field => Unconditional(field) with { Required = false })], MaterialInputs.Fields);
        OtherMaterials = [.. item.Materials.Where(material => Materials.All(known => known.Id != material.Id)).Select(material => material with { Sources = [MaterialSource.Applicant], Required = false })];
    }

    /// <summary>The fields that are missing.</summary>
    public FieldPlace Fields { get; }

    /// <summary>The materials that are missing.</summary>
    public IReadOnlyList<Material> Materials { get; }

    /// <summary>The other fields.</summary>
    public FieldPlace OtherFields { get; }

    /// <summary>The other materials; only files can be sent of them.</summary>
    public IReadOnlyList<Material> OtherMaterials { get; }

    /// <summary>What was asked for, at the inputs.</summary>
    public IReadOnlyList<FormFault> Asked =>
    [
        .. missing.Materials.Select(entry => new FormFault(MaterialInputs.PointerOf(entry.Id), entry.Reason)),
        .. missing.Fields.Select(entry => new FormFault($"{MaterialInputs.Fields}/{entry.Id}", entry.Reason)),
    ];

    /// <summary>The correction that a form holds, what is wrong with it, and what was asked for and is not in it.</summary>
    public (Correction Correction, IReadOnlyList<FormFault> Faults, IReadOnlyList<FormFault> Lacking) Read(FormValues values)
    {
        FieldPlace all = new([.. Fields.Fields, .. OtherFields.Fields], MaterialInputs.Fields);
        var fields = PostedFields.Read(all.Fields, values, all.Pointer);
        var materials = MaterialInputs.Read([.. Materials, .. OtherMaterials], values);
        List<FormFault> faults =
        [
            .. fields.Faults,
            .. FieldRules.Check(all.Fields, fields.Values, all.Pointer)
                .Where(fault => fault.Code != FaultCode.Missing || fields.Values.ContainsKey(fault.Pointer.Split('/')[2]))
                .Select(fault => new FormFault(fault.Pointer, fault.Detail)),
        ];
        if (fields.Values.Count + materials.Count == 0 && faults.Count == 0)
        {
            faults.Add(new FormFault("", "还没有填写或上传任何内容，请补上所缺的内容再提交。"));
        }

        return (
            new Correction(fields.Values.Count > 0 ? fields.Values : null, materials is [] ? null : materials),
            faults,
            [.. Asked.Where(asked => !fields.Values.ContainsKey(asked.Pointer.Split('/')[2]) && materials.All(material => asked.Pointer != MaterialInputs.PointerOf(material.Id)))]);
    }

    // What was asked for is asked for whatever else is filled in: the rest of the application is not in this form.
    private static RequiredField Unconditional(RequiredField field) => field with { Condition = null, Cases = null, Required = true };
}
