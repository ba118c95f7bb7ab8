using System.ComponentModel;

namespace MedInsFlows.Host.Documents;

/// <summary>A form of an item, on the wire.</summary>
internal sealed record FormEntry(
    [property: Description("序号，从 1 开始")] int Number,
    [property: Description("样表名称，照文件所印")] string Name,
    [property: Description("true：文件没有印出式样，由受理信息必填项生成")] bool Generated);
