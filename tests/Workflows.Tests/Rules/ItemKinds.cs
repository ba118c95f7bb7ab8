namespace MedInsFlows.Workflows.Tests.Rules;

/// <summary>The items of the REST contract, the same in every region.</summary>
internal static class ItemKinds
{
    public static IReadOnlyList<string> All { get; } =
    [
        "unit-enrollment", "employee-enrollment", "resident-enrollment", "unit-information-change", "employee-information-change",
        "resident-information-change", "unit-enrollment-query", "person-enrollment-query", "personal-account-withdrawal",
        "enrollment-certificate", "relation-transfer", "out-of-area-retiree", "out-of-area-resident", "out-of-area-worker",
        "out-of-area-referral", "out-of-area-temporary", "out-of-area-emergency", "chronic-disease-recognition",
        "outpatient-reimbursement", "inpatient-reimbursement", "prenatal-checkup-payment", "maternity-medical-payment",
        "family-planning-payment", "maternity-allowance", "contribution-subsidy", "medical-assistance-reimbursement",
        "hospital-designation", "pharmacy-designation", "hospital-settlement", "pharmacy-settlement", "contribution-base-assessment",
    ];
}
