namespace MedInsFlows.Host.Studio.Descriptors;

/// <summary>
/// What stands in some inputs when an activity is placed: an example that is complete and sound, for it is easier to change one than to write JSON from
/// nothing.
/// </summary>
internal static class WorkedExamples
{
    private static readonly Dictionary<string, IReadOnlyList<(string Input, string Json)>> Examples = new()
    {
        ["MedIns.Application"] =
        [
            ("Channels", """
                [
                  {"id": "online", "text": "网上办理"},
                  {"id": "onsite", "text": "经办机构窗口"}
                ]
                """),
            ("Materials", """
                [
                  {"id": "identity", "name": "有效身份证件", "required": true, "sources": ["dataSharing", "applicant"]},
                  {"id": "form", "name": "申请表", "required": true, "sources": ["applicant"]},
                  {"id": "commission", "name": "授权委托书", "required": false, "sources": ["applicant"]}
                ]
                """),
            ("RequiredFields", """
                [
                  {"id": "name", "name": "姓名", "type": "name", "required": true},
                  {"id": "idNumber", "name": "证件号码", "type": "idNumber", "required": true},
                  {"id": "phone", "name": "联系电话", "type": "phone", "required": true},
                  {"id": "insurance", "name": "参保险种", "type": "choice", "required": true, "options": [{"id": "employee", "name": "职工医保"}, {"id": "resident", "name": "城乡居民医保"}]}
                ]
                """),
        ],
        ["MedIns.HumanTask"] =
        [
            ("Decisions", """["通过", "不通过"]"""),
            ("DecisionRules", """
                [
                  {"decision": "通过", "kind": "positive", "requiresReason": false},
                  {"decision": "不通过", "kind": "negative", "requiresReason": true}
                ]
                """),
        ],
        ["MedIns.Branch"] =
        [
            ("Ways", """["网上办理", "其他渠道"]"""),
            ("Rules", """
                [
                  {"way": "网上办理", "channels": ["online"]}
                ]
                """),
        ],
        ["MedIns.Disburse"] =
        [
            ("Lines", """
                [
                  {"fund": "职工基本医疗保险统筹基金", "amountField": "fundPayable"}
                ]
                """),
        ],
        ["MedIns.StartClock"] =
        [
            ("Limit", """{"kind": "workingDays", "length": 20, "scope": "overall", "text": "不超过20个工作日"}"""),
        ],
    };

    /// <summary>The examples of an activity type, by the names of its inputs.</summary>
    public static IReadOnlyList<(string Input, string Json)> Of(string typeName) => Examples.GetValueOrDefault(typeName, []);
}
