using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Tests.Items;

/// <summary>Item 16 of 黑龙江省, typed from its document.</summary>
internal static class ChronicDiseaseRecognition
{
    public static Item Facts { get; } = new()
    {
        Region = "heilongjiang",
        Id = "chronic-disease-recognition",
        Title = "基本医疗保险参保人员享受门诊慢特病病种待遇认定",
        Group = "基本医疗保险参保人员享受门诊慢特病病种待遇认定",
        HandlingType = HandlingType.Committed,
        Seq = 16,
        TimeLimits =
        [
            new() { Kind = TimeLimitKind.WorkingDays, Length = 20, Scope = TimeLimitScope.Overall, Text = "不超过20个工作日" },
        ],
        Steps = ["业务申请", "业务受理", "业务审核", "业务办结及反馈"],
        Description = "参保人员患有医保政策规定范围内的门诊慢特病的，申请办理参保人员享受门诊慢特病病种待遇认定。",
        ServiceObject = "参保人员",
        Conditions = ["符合统筹地区医保门诊慢特病管理规定的参保人员。"],
        Basis = [new("关于印发《全省慢病线上认定工作方案》的通知", "〔2024〕282号")],
        Departments = ["主办部门：医疗保障经办机构", "联办部门：定点医疗机构"],
        Forms = [new("附件表10：门诊慢特病病种待遇认定申请表")],
        Channels = [new(Channel.Online, "龙江医保微信公众号"), new(Channel.Onsite, "定点医疗机构"), new(Channel.Post, "邮寄")],
        MessageTemplates =
        [
            new("completed", "【{{经办机构}}】尊敬的{{姓名}}，您于{{年}}年{{月}}月{{日}}日，已完成门诊慢特病病种待遇申请认定。"),
        ],
        Materials =
        [
            Material("identity", "医保电子凭证或有效身份证件或社保卡"),
            Material("form", "《门诊慢特病病种待遇认定表》"),
            Material("records", "病历资料或检查资料"),
        ],
        RequiredFields =
        [
            Field("name", "姓名", FieldType.Name),
            Field("age", "年龄", FieldType.Integer) with { Min = 0, Max = 150 },
            Field("insurance", "参保险种", FieldType.Choice) with { Options = [new("employee", "职工医保"), new("resident", "居民医保")] },
            Field("document", "证件类型及号码", FieldType.Group) with
            {
                Parts = [Field("idType", "证件类型", FieldType.IdType), Field("idNumber", "证件号码", FieldType.IdNumber)],
            },
            Field("phone", "联系电话", FieldType.Phone),
            Field("place", "参保地", FieldType.Region),
            Field("disease", "申请病种名称", FieldType.Text),
            Field("startOn", "待遇开始时间", FieldType.Date),
        ],
    };

    public static Material Material(string id, string name) =>
        new() { Id = id, Name = name, Required = true, Sources = [MaterialSource.Applicant] };

    public static RequiredField Field(string id, string name, FieldType type) =>
        new() { Id = id, Name = name, Type = type, Required = true };
}
