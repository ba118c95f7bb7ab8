namespace MedInsFlows.Cases.Applications;

/// <summary>性别, as the sequence number of an identity card tells it.</summary>
public enum Sex
{
    /// <summary>女: an even sequence number.</summary>
    Female,

    /// <summary>男: an odd one.</summary>
    Male,
}
