namespace MedInsFlows.Cases.Agencies;

/// <summary>What a membership lets a person do (角色): a closed list, design.md section 6. Immutable; compared by identity.</summary>
public sealed class Role
{
    /// <summary>受理.</summary>
    public static Role Acceptor { get; } = new("acceptor", "受理");

    /// <summary>审核.</summary>
    public static Role Reviewer { get; } = new("reviewer", "审核");

    /// <summary>复核.</summary>
    public static Role SecondReviewer { get; } = new("second-reviewer", "复核");

    /// <summary>财务审核.</summary>
    public static Role Finance { get; } = new("finance", "财务审核");

    /// <summary>财务负责人.</summary>
    public static Role FinanceHead { get; } = new("finance-head", "财务负责人");

    /// <summary>经办机构负责人.</summary>
    public static Role Director { get; } = new("director", "经办机构负责人");

    /// <summary>出纳.</summary>
    public static Role Cashier { get; } = new("cashier", "出纳");

    /// <summary>结算.</summary>
    public static Role Settlement { get; } = new("settlement", "结算");

    /// <summary>值班长.</summary>
    public static Role WindowLead { get; } = new("window-lead", "值班长");

    /// <summary>定点医疗机构受理.</summary>
    public static Role ProviderAcceptor { get; } = new("provider-acceptor", "定点医疗机构受理");

    /// <summary>定点医疗机构审核.</summary>
    public static Role ProviderReviewer { get; } = new("provider-reviewer", "定点医疗机构审核");

    /// <summary>专家.</summary>
    public static Role Expert { get; } = new("expert", "专家");

    /// <summary>评估.</summary>
    public static Role Inspector { get; } = new("inspector", "评估");

    /// <summary>行政部门.</summary>
    public static Role Bureau { get; } = new("bureau", "行政部门");

    /// <summary>督办.</summary>
    public static Role Supervisor { get; } = new("supervisor", "督办");

    /// <summary>稽核.</summary>
    public static Role InternalControl { get; } = new("internal-control", "稽核");

    /// <summary>审计.</summary>
    public static Role Auditor { get; } = new("auditor", "审计");

    /// <summary>流程设计.</summary>
    public static Role Designer { get; } = new("designer", "流程设计");

    /// <summary>发布复核.</summary>
    public static Role Publisher { get; } = new("publisher", "发布复核");

    /// <summary>申请人.</summary>
    public static Role Applicant { get; } = new("applicant", "申请人");

    /// <summary>单位经办人.</summary>
    public static Role UnitClerk { get; } = new("unit-clerk", "单位经办人");

    /// <summary>定点医药机构.</summary>
    public static Role Provider { get; } = new("provider", "定点医药机构");

    /// <summary>对接系统: a neighbouring system.</summary>
    public static Role System { get; } = new("system", "对接系统");

    /// <summary>安全管理员: gives and takes rights; no business data.</summary>
    public static Role SecurityAdmin { get; } = new("security-admin", "安全管理员");

    /// <summary>系统管理员: runs the service; no business data.</summary>
    public static Role Admin { get; } = new("admin", "系统管理员");

    private Role(string id, string name) => (Id, Name) = (id, name);

    /// <summary>All roles, in the order of the design.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        Acceptor, Reviewer, SecondReviewer, Finance, FinanceHead, Director, Cashier, Settlement, WindowLead,
        ProviderAcceptor, ProviderReviewer, Expert, Inspector, Bureau, Supervisor, InternalControl, Auditor,
        Designer, Publisher, Applicant, UnitClerk, Provider, System, Admin, SecurityAdmin,
    ];

    /// <summary>Id on the wire, in definitions and in the database.</summary>
    public string Id { get; }

    /// <summary>Chinese name as shown.</summary>
    public string Name { get; }

    /// <summary>The role with the id, or null.</summary>
    public static Role? Find(string id) => All.FirstOrDefault(role => role.Id == id);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
