namespace MedInsFlows.Host.Access;

/// <summary>
/// What an endpoint or page may ask of its caller. Whether this very case or task is the caller's is judged where it is loaded.
/// </summary>
internal enum Permission
{
    /// <summary>Look at and change one's own account.</summary>
    UseOwnAccount,

    /// <summary>Check and submit applications, upload files for them, correct, withdraw and rate cases.</summary>
    Apply,

    /// <summary>Read cases within one's reach, masked.</summary>
    ReadCases,

    /// <summary>Find cases by personal data; logged.</summary>
    SearchPeople,

    /// <summary>See what was sent in full, with a reason; logged.</summary>
    SeeInFull,

    /// <summary>Have what was told about a case sent again.</summary>
    ResendNotices,

    /// <summary>Erase the personal data of a case lawfully.</summary>
    Erase,

    /// <summary>See and complete tasks.</summary>
    WorkOnTasks,

    /// <summary>Handle cases at the pages of caseworkers: the inbox and the page of a case.</summary>
    HandleCases,

    /// <summary>Receive applicants at the counter.</summary>
    ServeCounter,

    /// <summary>Read payment orders, their totals and the files for the bank without their accounts.</summary>
    ReadPayments,

    /// <summary>Handle payment orders after the flow has made them: returned, paid again, asked back; make files for the bank.</summary>
    HandlePayments,

    /// <summary>Read what agencies have set for items.</summary>
    ReadLocalSettings,

    /// <summary>Set for an agency what the documents leave open.</summary>
    SetLocally,

    /// <summary>Say for others of the agency that they are absent, and who stands in.</summary>
    ArrangeAbsences,

    /// <summary>See how cases were rated, and follow up bad ratings.</summary>
    FollowUpRatings,

    /// <summary>See limits and load.</summary>
    ReadDesk,

    /// <summary>Read, verify and replay the journal of cases.</summary>
    Audit,

    /// <summary>Read workflow definitions and instances.</summary>
    ReadWorkflows,

    /// <summary>Change workflow definitions.</summary>
    DesignWorkflows,

    /// <summary>Sign what somebody else wants to publish (发布复核).</summary>
    SignPublications,

    /// <summary>Take back what is to be published.</summary>
    WithdrawPublications,

    /// <summary>Operate the service: incidents, dead letters, jobs, timers, the calendar, the demo clock.</summary>
    Administer,

    /// <summary>Give and take rights: accounts, their memberships, passwords and sessions.</summary>
    ManageAccounts,
}
