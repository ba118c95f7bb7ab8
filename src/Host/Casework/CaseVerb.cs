namespace MedInsFlows.Host.Casework;

/// <summary>What people may do to a case or to one of its tasks.</summary>
internal enum CaseVerb
{
    /// <summary>签收.</summary>
    Claim,

    /// <summary>退签.</summary>
    Release,

    /// <summary>办理.</summary>
    Decide,

    /// <summary>退回.</summary>
    Return,

    /// <summary>拿回.</summary>
    WithdrawDecision,

    /// <summary>转办.</summary>
    Transfer,

    /// <summary>委派.</summary>
    Delegate,

    /// <summary>收回委派.</summary>
    TakeBack,

    /// <summary>加签.</summary>
    AddSigner,

    /// <summary>减签.</summary>
    RemoveSigner,

    /// <summary>抄送.</summary>
    Copy,

    /// <summary>催办.</summary>
    Remind,

    /// <summary>加急.</summary>
    Urge,

    /// <summary>交上级机构.</summary>
    Lift,

    /// <summary>特批.</summary>
    Except,

    /// <summary>延期.</summary>
    Extend,

    /// <summary>终止.</summary>
    Terminate,
}
