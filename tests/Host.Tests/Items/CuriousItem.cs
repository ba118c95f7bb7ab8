namespace MedInsFlows.Host.Tests.Items;

/// <summary>The facts of an item that asks for everything that <c>api.md</c> allows to be asked.</summary>
internal static class CuriousItem
{
    public const string RequiredFields =
        """
        [
          {"id": "text", "name": "文字", "type": "text", "required": true, "min": 5, "max": 8},
          {"id": "longText", "name": "长文字", "type": "longText", "required": true, "max": 2},
          {"id": "name", "name": "姓名", "type": "name", "required": true},
          {"id": "idType", "name": "证件类型", "type": "idType", "required": true},
          {"id": "idNumber", "name": "证件号码", "type": "idNumber", "required": true},
          {"id": "creditCode", "name": "统一社会信用代码", "type": "creditCode", "required": true, "cases": ["worker"]},
          {"id": "phone", "name": "联系电话", "type": "phone", "required": true},
          {"id": "email", "name": "电子邮箱", "type": "email", "required": false},
          {"id": "bankAccount", "name": "银行账号", "type": "bankAccount", "required": true},
          {"id": "date", "name": "日期", "type": "date", "required": true},
          {"id": "month", "name": "月份", "type": "month", "required": true},
          {"id": "amount", "name": "金额", "type": "amount", "required": true, "min": 100.5},
          {"id": "integer", "name": "人数", "type": "integer", "required": true, "min": 3, "max": 3},
          {"id": "boolean", "name": "是否急诊", "type": "boolean", "required": true},
          {"id": "choice", "name": "险种", "type": "choice", "required": true, "options": [{"id": "employee", "name": "职工"}, {"id": "resident", "name": "居民"}]},
          {"id": "employer", "name": "工作单位", "type": "text", "required": true, "condition": {"text": "职工", "field": "choice", "equals": "employee"}},
          {"id": "village", "name": "村屯", "type": "text", "required": true, "condition": {"text": "居民", "field": "choice", "equals": "resident"}},
          {"id": "hospital", "name": "急诊医院", "type": "text", "required": true, "condition": {"text": "急诊", "circumstance": "emergency"}},
          {"id": "multiChoice", "name": "病种", "type": "multiChoice", "required": true, "min": 2,
            "options": [{"id": "a", "name": "甲"}, {"id": "b", "name": "乙"}, {"id": "c", "name": "丙"}]},
          {"id": "address", "name": "住址", "type": "address", "required": true},
          {"id": "region", "name": "参保地", "type": "region", "required": true},
          {"id": "payee", "name": "收款人", "type": "group", "required": true, "parts": [
            {"id": "name", "name": "户名", "type": "name", "required": true},
            {"id": "bank", "name": "开户行", "type": "choice", "required": true, "options": [{"id": "icbc", "name": "工商银行"}]},
            {"id": "account", "name": "账号", "type": "bankAccount", "required": true}]},
          {"id": "roster", "name": "家庭成员", "type": "list", "required": true, "min": 2, "parts": [
            {"id": "name", "name": "姓名", "type": "name", "required": true},
            {"id": "idNumber", "name": "证件号码", "type": "idNumber", "required": true},
            {"id": "relation", "name": "关系", "type": "group", "required": true, "parts": [{"id": "kind", "name": "类别", "type": "text", "required": true}]}]}
        ]
        """;

    public const string Materials =
        """
        [
          {"id": "identity", "name": "身份证件", "required": true, "sources": ["dataSharing", "applicant"]},
          {"id": "shared", "name": "参保信息<b>甲</b>", "required": true, "sources": ["dataSharing"]},
          {"id": "promise", "name": "承诺书", "required": true, "sources": ["commitmentLetter"]},
          {"id": "summary", "name": "出院小结", "required": true, "alternatives": ["record"], "sources": ["applicant"]},
          {"id": "record", "name": "病历", "required": true, "alternatives": ["summary"], "sources": ["applicant"]},
          {"id": "emergency", "name": "急诊证明", "required": true, "condition": {"text": "急诊", "circumstance": "emergency"}, "sources": ["applicant"]},
          {"id": "work", "name": "在职证明", "required": true, "cases": ["worker"], "sources": ["applicant"]},
          {"id": "pension", "name": "退休证", "required": true, "cases": ["retiree"], "sources": ["applicant"]}
        ]
        """;

    public const string ApplicantCases =
        """{"typeName": "Object", "expression": {"type": "Object", "value": "[{\"id\": \"worker\", \"name\": \"在职职工\"}, {\"id\": \"retiree\", \"name\": \"退休人员\"}]"}}""";

    public const string Circumstances =
        """{"typeName": "Object", "expression": {"type": "Object", "value": "[{\"id\": \"emergency\", \"name\": \"急诊\"}]"}}""";
}
