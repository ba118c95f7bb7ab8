using System.Collections.Immutable;
using MedInsFlows.Cases.Applications;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>How often an item comes, and whom it is for. Immutable.</summary>
/// <param name="Item">The item.</param>
/// <param name="PerThousand">How many of a thousand cases.</param>
/// <param name="Youngest">The youngest who apply.</param>
/// <param name="Oldest">The oldest.</param>
/// <param name="Median">The amount that half of them do not reach, in yuan.</param>
internal sealed record Subject(string Item, int PerThousand, int Youngest = 22, int Oldest = 60, decimal Median = 0)
{
    /// <summary>Whose illness or birth it is about; null where of either.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Who applies.</summary>
    public Applying By { get; init; }

    /// <summary>
    /// All of them: 查询、变更、异地备案 55 %, 参保 15, 报销 12, 慢特病 8, 生育 5, 转移 3, and 救助, 支取, 补贴, 定点 and 结算.
    /// </summary>
    public static ImmutableArray<Subject> All { get; } =
    [
        new("person-enrollment-query", 140, 19, 78),
        new("enrollment-certificate", 50, 22, 58),
        new("unit-enrollment-query", 30) { By = Applying.Company },
        new("employee-information-change", 60, 22, 59),
        new("resident-information-change", 50, 18, 82),
        new("unit-information-change", 30) { By = Applying.Company },
        new("out-of-area-retiree", 50, 56, 76),
        new("out-of-area-resident", 40, 24, 70),
        new("out-of-area-worker", 40, 23, 54),
        new("out-of-area-referral", 35, 26, 80),
        new("out-of-area-temporary", 15, 20, 68),
        new("out-of-area-emergency", 10, 20, 75),
        new("employee-enrollment", 70, 20, 55),
        new("resident-enrollment", 60, 0, 70),
        new("unit-enrollment", 20) { By = Applying.Company },
        new("outpatient-reimbursement", 60, 18, 82, 860),
        new("inpatient-reimbursement", 60, 20, 86, 14_200),
        new("chronic-disease-recognition", 80, 38, 84),
        new("prenatal-checkup-payment", 10, 22, 39, 1_150) { Sex = Cases.Applications.Sex.Female },
        new("maternity-medical-payment", 20, 22, 40, 7_400) { Sex = Cases.Applications.Sex.Female },
        new("family-planning-payment", 10, 23, 45, 980) { Sex = Cases.Applications.Sex.Female },
        new("maternity-allowance", 10, 23, 40, 21_600) { Sex = Cases.Applications.Sex.Female },
        new("relation-transfer", 30, 24, 54, 3_900),
        new("medical-assistance-reimbursement", 7, 30, 82, 5_300),
        new("personal-account-withdrawal", 3, 50, 85, 6_700),
        new("contribution-subsidy", 2, 6, 75, 380),
        new("contribution-base-assessment", 1, 24, 55) { By = Applying.Company },
        new("hospital-settlement", 3, Median: 684_000) { By = Applying.Hospital },
        new("pharmacy-settlement", 2, Median: 57_000) { By = Applying.Pharmacy },
        new("hospital-designation", 1) { By = Applying.Hospital },
        new("pharmacy-designation", 1) { By = Applying.Pharmacy },
    ];
}

/// <summary>Who applies.</summary>
internal enum Applying
{
    /// <summary>A person.</summary>
    Person,

    /// <summary>用人单位.</summary>
    Company,

    /// <summary>定点医疗机构.</summary>
    Hospital,

    /// <summary>定点零售药店.</summary>
    Pharmacy,
}
