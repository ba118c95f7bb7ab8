using System.Globalization;

namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>
/// Arithmetic. Two numbers of JavaScript give a number of JavaScript. Where one is exact, the other is taken for what it is written as, and the result
/// is exact, to 28 digits. What has no exact result (a division by zero, a number too large) is found as JavaScript finds it.
/// </summary>
internal static class Numbers
{
    private const double LargestWhole = 9007199254740992;

    public static object Add(object left, object right) => Apply(left, right, static (x, y) => x + y, static (x, y) => x + y);

    public static object Subtract(object left, object right) => Apply(left, right, static (x, y) => x - y, static (x, y) => x - y);

    public static object Multiply(object left, object right) => Apply(left, right, static (x, y) => x * y, static (x, y) => x * y);

    public static object Divide(object left, object right) => Apply(left, right, static (x, y) => x / y, static (x, y) => x / y);

    public static object Remainder(object left, object right) => Apply(left, right, static (x, y) => x % y, static (x, y) => x % y);

    public static object Negate(object value) => value is decimal exact ? -exact : (object)-(double)value;

    /// <summary>Which is greater; null where one is not a number.</summary>
    public static int? Compare(object left, object right)
    {
        if (left is double x && right is double y)
        {
            return x < y ? -1 : x > y ? 1 : x == y ? 0 : null;
        }

        return TryExact(left, out var exactLeft) && TryExact(right, out var exactRight)
            ? exactLeft.CompareTo(exactRight)
            : Compare((object)ToDouble(left), ToDouble(right));
    }

    public static double ToDouble(object value) => value is decimal exact ? (double)exact : (double)value;

    /// <summary>The number as a decimal, if it is one of up to 28 digits.</summary>
    public static bool TryExact(object value, out decimal exact)
    {
        if (value is decimal already)
        {
            exact = already;
            return true;
        }

        var number = (double)value;
        if (Math.Abs(number) <= LargestWhole && Math.Truncate(number) == number)
        {
            exact = (long)number;
            return true;
        }

        return decimal.TryParse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out exact) && (double)exact == number;
    }

    private static object Apply(object left, object right, Func<double, double, double> binary, Func<decimal, decimal, decimal> exact)
    {
        if (left is double x && right is double y)
        {
            return binary(x, y);
        }

        if (TryExact(left, out var exactLeft) && TryExact(right, out var exactRight))
        {
            try
            {
                return exact(exactLeft, exactRight);
            }
            catch (ArithmeticException)
            {
                // Too large, or divided by zero: JavaScript has an answer for that.
            }
        }

        return binary(ToDouble(left), ToDouble(right));
    }
}
