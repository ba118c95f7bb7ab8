using MedInsFlows.Cases.Calendar;
using static MedInsFlows.Cases.Tests.Calendar.HolidayNotices;

namespace MedInsFlows.Cases.Tests.Calendar;

/// <summary>The days off that the law gives, against almanacs.</summary>
public class StatutoryHolidaysTests
{
    [Fact]
    public void The_law_gives_13_days_in_2027()
    {
        StatutoryHolidays.Of(2027).OrderBy(day => day.Key).Select(day => $"{day.Key:MM-dd} {day.Value}").Should().Equal(
            "01-01 元旦",
            "02-05 春节",
            "02-06 春节",
            "02-07 春节",
            "02-08 春节",
            "04-05 清明节",
            "05-01 劳动节",
            "05-02 劳动节",
            "06-09 端午节",
            "09-15 中秋节",
            "10-01 国庆节",
            "10-02 国庆节",
            "10-03 国庆节");
    }

    [Theory]
    [InlineData("2020-01-25", "2020-06-25", "2020-10-01")] // leap fourth month
    [InlineData("2023-01-22", "2023-06-22", "2023-09-29")] // leap second month
    [InlineData("2025-01-29", "2025-05-31", "2025-10-06")] // leap sixth month
    [InlineData("2028-01-26", "2028-05-28", "2028-10-03")] // leap fifth month
    [InlineData("2030-02-03", "2030-06-05", "2030-09-12")]
    [InlineData("2033-01-31", "2033-06-01", "2033-09-08")] // leap eleventh month
    public void Lunar_holidays_fall_where_the_almanac_has_them(string newYear, string dragonBoat, string midAutumn)
    {
        var days = StatutoryHolidays.Of(Date(newYear).Year);

        days[Date(newYear)].Should().Be("春节");
        days[Date(newYear).PlusDays(-1)].Should().Be("春节");
        days[Date(dragonBoat)].Should().Be("端午节");
        days[Date(midAutumn)].Should().Contain("中秋节");
    }

    [Fact]
    public void Two_holidays_on_one_date_are_both_named()
    {
        var days = StatutoryHolidays.Of(2028);

        days[Date("2028-10-03")].Should().Be("国庆节、中秋节");
        days.Should().HaveCount(12);
    }

    /// <summary>
    /// The day of April on which 清明 falls, 1901 to 2100, computed with the formulas for the sun's apparent longitude in Meeus,
    /// Astronomical Algorithms, chapter 25, and ΔT, at UTC+8. The closest call is 2071, 00:03.
    /// </summary>
    [Fact]
    public void Qingming_falls_on_the_day_on_which_the_sun_reaches_15_degrees()
    {
        const string Days =
            "5665566556655565556555655565556555655565556555555555555555555555555555555554555455545554555455545554" +
            "5554555445544554455445544554455445544554445444544454445444544454445444544444444444444444444444444445";

        string.Concat(Enumerable.Range(1901, 200).Select(year => StatutoryHolidays.Qingming(year).Day)).Should().Be(Days);
        Enumerable.Range(1901, 200).Should().OnlyContain(year => StatutoryHolidays.Qingming(year).Month == 4);
    }

    [Theory]
    [InlineData(1900)]
    [InlineData(2101)]
    public void A_year_outside_the_tables_is_refused(int year)
    {
        Action act = () => StatutoryHolidays.Of(year);
        act.Should().Throw<ArgumentOutOfRangeException>();
    }
}
