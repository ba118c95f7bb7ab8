namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>When JavaScript takes two values for equal.</summary>
internal static class Equality
{
    /// <summary><c>===</c>: the same kind and the same value; arrays and objects only with themselves.</summary>
    public static bool Strict(object? left, object? right) => (left, right) switch
    {
        (double or decimal, double or decimal) => Numbers.Compare(left, right) == 0,
        (string x, string y) => x == y,
        (bool x, bool y) => x == y,
        _ => ReferenceEquals(left, right),
    };

    /// <summary><c>==</c>: null and undefined equal each other and nothing else; texts and flags are compared with numbers as numbers.</summary>
    public static bool Loose(object? left, object? right)
    {
        if (Undefined.OrNull(left) || Undefined.OrNull(right))
        {
            return Undefined.OrNull(left) && Undefined.OrNull(right);
        }

        if (KindOf(left) == KindOf(right))
        {
            return Strict(left, right);
        }

        var (x, y) = (Coercion.ToPrimitive(left), Coercion.ToPrimitive(right));
        return x is string && y is string ? Strict(x, y) : Numbers.Compare(Coercion.ToNumber(x), Coercion.ToNumber(y)) == 0;
    }

    /// <summary>As <c>includes</c> compares: strictly, but NaN equals itself.</summary>
    public static bool SameValue(object? left, object? right) => Strict(left, right) || (left is double.NaN && right is double.NaN);

    private static char KindOf(object? value) => value switch
    {
        double or decimal => 'n',
        string => 's',
        bool => 'b',
        _ => 'o',
    };
}
