namespace MedInsFlows.Cases.Separation;

/// <summary>Somebody with an account, as far as rules ask who he is. Nothing personal but the name. Immutable.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="UserName">Its user name.</param>
/// <param name="Name">The name as shown to others.</param>
public sealed record Person(Guid AccountId, string UserName, string Name)
{
    /// <summary>The keyed digest of the holder's identity number; null where nobody has said it.</summary>
    public string? Identity { get; init; }

    /// <summary>The keyed digests of the identity numbers of relatives, by whichever account of his the holder declared them.</summary>
    public IReadOnlyList<string> Relatives { get; init; } = [];

    /// <summary>Whether the account can act: it is not locked, and of this mode.</summary>
    public bool IsActive { get; init; }

    /// <summary>What the account may do in the region of the case.</summary>
    public IReadOnlyList<Post> Posts { get; init; } = [];

    /// <summary>Whether it is the same human being, by whichever account.</summary>
    /// <param name="other">Another.</param>
    public bool Is(Person other) => AccountId == other.AccountId || (Identity is not null && Identity == other.Identity);

    /// <summary>Whether the account holds a role at an agency.</summary>
    /// <param name="role">The id of the role.</param>
    /// <param name="agency">The agency.</param>
    public bool Holds(string role, string agency) => Posts.Any(post => post.Role == role && (post.Agency is null || post.Agency == agency));
}

/// <summary>A role at an agency.</summary>
/// <param name="Role">The id of the role.</param>
/// <param name="Agency">The agency; null for all of the region.</param>
public sealed record Post(string Role, string? Agency);
