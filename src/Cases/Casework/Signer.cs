namespace MedInsFlows.Cases.Casework;

/// <summary>加签: who signs beside the one who decides a task.</summary>
/// <param name="UserName">The user name.</param>
/// <param name="Role">The role by which the signer handles cases of the agency.</param>
/// <param name="AddedBy">The user name of the one who asked for the signature.</param>
public sealed record Signer(string UserName, string Role, string AddedBy);

/// <summary>When an added signer signs.</summary>
public enum SignerPosition
{
    /// <summary>前加签: gives an opinion before the holder of the task may decide.</summary>
    Before,

    /// <summary>后加签: signs what the holder has decided before the flow goes on.</summary>
    After,
}
