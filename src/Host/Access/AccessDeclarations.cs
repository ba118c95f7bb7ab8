namespace MedInsFlows.Host.Access;

/// <summary>The declaration of access that every endpoint carries.</summary>
internal static class AccessDeclarations
{
    /// <summary>Lets in callers with the permission.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AllowAttribute(permission));

    /// <summary>Lets in everyone.</summary>
    public static TBuilder OpenToEveryone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenToEveryoneAttribute());

    /// <summary>Lets in those, too, who must first change a password that somebody else gave.</summary>
    public static TBuilder BeforePasswordChange<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BeforePasswordChangeAttribute());

    /// <summary>Makes sure that no endpoint was forgotten.</summary>
    /// <exception cref="InvalidOperationException">Endpoints without a declaration, or with two; the message names them all.</exception>
    public static void Require(IEnumerable<Endpoint> endpoints)
    {
        var undecided = endpoints.Where(endpoint =>
            endpoint.Metadata.OfType<AllowAttribute>().Count() + endpoint.Metadata.OfType<OpenToEveryoneAttribute>().Count() != 1).ToList();
        if (undecided.Count > 0)
        {
            var names = string.Join(", ", undecided.Select(endpoint => endpoint.DisplayName));
            throw new InvalidOperationException($"Each endpoint declares .Allow(…) or .OpenToEveryone(), once. Not so: {names}.");
        }
    }
}
