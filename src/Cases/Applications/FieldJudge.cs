using System.Text.Json;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Applications;

/// <summary>Judges the value of one field: first its JSON type, then its size, then its form.</summary>
/// <param name="scope">The fields beside it.</param>
/// <param name="field">The field.</param>
/// <param name="pointer">Its place for programs.</param>
/// <param name="place">Its place for people.</param>
internal sealed class FieldJudge(FieldScope scope, RequiredField field, string pointer, string place)
{
    private const int MostRows = 5000;

    public IEnumerable<Fault> Judge(JsonElement value) => (field.Type, value.ValueKind) switch
    {
        (FieldType.Amount or FieldType.Integer, not JsonValueKind.Number) => [WrongType("数字（不加引号）")],
        (FieldType.Boolean, not (JsonValueKind.True or JsonValueKind.False)) => [WrongType("true 或 false")],
        (FieldType.MultiChoice or FieldType.List, not JsonValueKind.Array) => [WrongType("数组")],
        (FieldType.MultiChoice or FieldType.List, _) when value.GetArrayLength() > MostRows => [TooLong($"最多{MostRows}行")],
        (FieldType.MultiChoice, _) => MultiChoice(value),
        (FieldType.List, _) => Rows(value),
        (FieldType.Group, not JsonValueKind.Object) => [WrongType("对象")],
        (FieldType.Group, _) => scope.Inside(field, value).Judge(pointer, $"{place}中的"),
        (FieldType.Amount or FieldType.Integer or FieldType.Boolean, _) => Form(value),
        (_, not JsonValueKind.String) => [WrongType("文字（加引号）")],
        _ when value.GetString()!.Length > MostCharacters(field.Type) => [TooLong($"最多{MostCharacters(field.Type)}个字")],
        _ => Form(value),
    };

    private static int MostCharacters(FieldType type) => type == FieldType.LongText ? 5000 : 500;

    private IEnumerable<Fault> Form(JsonElement value) =>
        FieldFormat.Fault(field, value, scope.IdTypeFor(field)) is { } reason ? [BadFormat(reason)] : [];

    private IEnumerable<Fault> MultiChoice(JsonElement value) =>
        value.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.String) ? [WrongType("由选项编号组成的数组")] : Form(value);

    private IEnumerable<Fault> Rows(JsonElement value) =>
    [
        .. Form(value),
        .. value.EnumerateArray().Index().SelectMany(row =>
        {
            var (rowPointer, rowPlace) = (JsonPointer.Join(pointer, row.Index), $"{place}第{row.Index + 1}行");
            return row.Item.ValueKind == JsonValueKind.Object
                ? scope.Inside(field, row.Item).Judge(rowPointer, $"{rowPlace}的")
                : [new Fault(rowPointer, FaultCode.WrongType, $"{rowPlace}的类型不对，应为对象。")];
        }),
    ];

    private Fault WrongType(string wanted) => new(pointer, FaultCode.WrongType, $"{place}的类型不对，应为{wanted}。");

    private Fault TooLong(string most) => new(pointer, FaultCode.TooLong, $"{place}太长，{most}。");

    private Fault BadFormat(string reason) => new(pointer, FaultCode.BadFormat, $"{place}填写有误：{reason}。");
}
