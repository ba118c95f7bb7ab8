using System.Globalization;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Somebody with an identity of their own, so that whatever is said of them can be found again. Immutable.</summary>
internal sealed record Person(string Name, string IdNumber, string Phone, string Email, string Address)
{
    private static int born;

    /// <summary>Somebody whom no other test knows. The family name lies outside the Basic Multilingual Plane, as some real ones do.</summary>
    public static Person Next()
    {
        var number = Interlocked.Increment(ref born);
        return new Person(
            $"𠮷{Han(number / 100)}{Han(number % 100)}",
            CitizenNumber($"23010219{number / 1000 % 80 + 10:00}0615{number % 1000:000}"),
            string.Create(CultureInfo.InvariantCulture, $"139{70_000_000 + number:00000000}"),
            string.Create(CultureInfo.InvariantCulture, $"citizen{number}@mail.example.org"),
            string.Create(CultureInfo.InvariantCulture, $"哈尔滨市南岗区果戈里大街{number}号"));
    }

    /// <summary>The number with its check character, by the table of GB 11643-1999.</summary>
    private static string CitizenNumber(string digits)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return digits + "10X98765432"[digits.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
    }

    private static char Han(int number) => (char)('一' + 1_000 + number);
}
