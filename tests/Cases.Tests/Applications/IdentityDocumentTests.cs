using MedInsFlows.Cases.Applications;
using NodaTime;

namespace MedInsFlows.Cases.Tests.Applications;

/// <summary>All numbers are invented, but for the examples that the standards print; check characters were computed apart.</summary>
public sealed class IdentityDocumentTests
{
    [Theory]
    [InlineData(IdType.ResidentIdentityCard, "11010519491231002X", "printed in GB 11643")]
    [InlineData(IdType.ResidentIdentityCard, "440524188001010014", "printed in GB 11643")]
    [InlineData(IdType.ResidentIdentityCard, "230102198506151234", "")]
    [InlineData(IdType.ResidentIdentityCard, "230103199202294560", "29 February of a leap year")]
    [InlineData(IdType.ResidentIdentityCard, " 110105 19491231 002x ", "as people type it")]
    [InlineData(IdType.HongKongMacaoTaiwanResidencePermit, "810000199001011230", "Hong Kong")]
    [InlineData(IdType.HongKongMacaoTaiwanResidencePermit, "820000200102030040", "Macao")]
    [InlineData(IdType.HongKongMacaoTaiwanResidencePermit, "830000197508300028", "Taiwan")]
    [InlineData(IdType.ForeignerPermanentResidence, "923840198812120017", "since 2023")]
    [InlineData(IdType.ForeignerPermanentResidence, "USA230088121200", "before")]
    [InlineData(IdType.CreditCode, "91350100M000100Y43", "printed in GB 32100")]
    [InlineData(IdType.CreditCode, "91230100ma1b2c3d49", "small letters")]
    [InlineData(IdType.CreditCode, "12230000H5566778J5", "")]
    [InlineData(IdType.Passport, "E12345678", "")]
    [InlineData(IdType.Passport, "EA1234567", "")]
    [InlineData(IdType.Passport, "123456789", "")]
    [InlineData(IdType.HongKongMacaoPermit, "H12345678", "")]
    [InlineData(IdType.HongKongMacaoPermit, "M1234567801", "with the number of issue")]
    [InlineData(IdType.TaiwanPermit, "12345678", "")]
    [InlineData(IdType.TaiwanPermit, "1234567890(B)", "old")]
    [InlineData(IdType.BirthCertificate, "T230123456", "")]
    [InlineData(IdType.HouseholdRegister, "230102198506151234", "")]
    [InlineData(IdType.HouseholdRegister, "010203045", "")]
    [InlineData(IdType.Other, "军字第20230012号", "")]
    public void A_number_that_can_be_is_accepted(IdType type, string number, string what) =>
        IdentityDocument.Fault(type, number).Should().BeNull(what);

    [Theory]
    [InlineData(IdType.ResidentIdentityCard, "230102198506151235", "校验码不符")]
    [InlineData(IdType.ResidentIdentityCard, "230102198502301231", "出生日期不存在")]
    [InlineData(IdType.ResidentIdentityCard, "23010219850615123", "应为18位")]
    [InlineData(IdType.ResidentIdentityCard, "2301021985061512345", "应为18位")]
    [InlineData(IdType.ResidentIdentityCard, "２30102198506151234", "应为18位")]
    [InlineData(IdType.ResidentIdentityCard, "X30102198506151234", "应为18位")]
    [InlineData(IdType.ResidentIdentityCard, "230102850615123", "15位的第一代居民身份证已于2013年1月1日停止使用")]
    [InlineData(IdType.ResidentIdentityCard, "990102198506151230", "省级行政区划")]
    [InlineData(IdType.ResidentIdentityCard, "923840198812120017", "省级行政区划")]
    [InlineData(IdType.ResidentIdentityCard, "810000199001011230", "港澳台居民居住证")]
    [InlineData(IdType.ResidentIdentityCard, "", "应为18位")]
    [InlineData(IdType.HongKongMacaoTaiwanResidencePermit, "230102198506151234", "810000、820000或830000")]
    [InlineData(IdType.HongKongMacaoTaiwanResidencePermit, "810000199001011231", "校验码不符")]
    [InlineData(IdType.ForeignerPermanentResidence, "923840198812120011", "校验码不符")]
    [InlineData(IdType.ForeignerPermanentResidence, "230102198506151234", "以9开头")]
    [InlineData(IdType.ForeignerPermanentResidence, "US230088121200", "以9开头")]
    [InlineData(IdType.CreditCode, "91350100M000100Y44", "校验码不符")]
    [InlineData(IdType.CreditCode, "91350100I000100Y43", "不含I、O、S、V、Z")]
    [InlineData(IdType.CreditCode, "9135010XM000100Y43", "第3至8位是数字")]
    [InlineData(IdType.CreditCode, "91350100M000100Y4", "18位")]
    [InlineData(IdType.Passport, "E123", "5至15位")]
    [InlineData(IdType.Passport, "ABCDEFGH1", "至少含3位数字")]
    [InlineData(IdType.HongKongMacaoPermit, "A12345678", "字母H或M")]
    [InlineData(IdType.TaiwanPermit, "1234567", "8位数字")]
    [InlineData(IdType.BirthCertificate, "TT23012345", "1位字母加9位数字")]
    [InlineData(IdType.HouseholdRegister, "12", "6至20位")]
    [InlineData(IdType.Other, "--", "3至40位")]
    [InlineData(IdType.Other, "<script>", "3至40位")]
    public void A_number_that_cannot_be_is_refused_with_the_reason(IdType type, string number, string reason) =>
        IdentityDocument.Fault(type, number).Should().Contain(reason);

    [Theory]
    [InlineData(IdType.ResidentIdentityCard, "650102200002290028", "650102200102290026")]
    [InlineData(IdType.HouseholdRegister, "A0102030405", "010-203-045")]
    [InlineData(IdType.Passport, "K1234567", "护照1234567")]
    [InlineData(IdType.HongKongMacaoPermit, "h0123456701", "H123456789")]
    [InlineData(IdType.TaiwanPermit, "0123456789", "T12345678")]
    [InlineData(IdType.HongKongMacaoTaiwanResidencePermit, "8300001990010112 3x", "830000199013011239")]
    [InlineData(IdType.ForeignerPermanentResidence, "chn110088010112", "CHN11008801011")]
    [InlineData(IdType.BirthCertificate, "230123456", "T2301234567")]
    [InlineData(IdType.CreditCode, "91350100M000100Y43", "91350100M000100Y3")]
    [InlineData(IdType.Other, "社保〔2026〕7号", "12")]
    public void Every_type_has_a_check_that_tells_a_good_number_from_a_bad_one(IdType type, string good, string bad)
    {
        (IdentityDocument.Fault(type, Checked(type, good)) is null).Should().BeTrue(good);
        IdentityDocument.Fault(type, bad).Should().NotBeNull().And.NotContain(bad).And.MatchRegex("[一-龥]");
    }

    [Fact]
    public void No_type_is_left_out_of_that_table() =>
        typeof(IdentityDocumentTests).GetMethod(nameof(Every_type_has_a_check_that_tells_a_good_number_from_a_bad_one))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Cast<InlineDataAttribute>().Select(row => row.GetData(null!).Single()[0]).Should().BeEquivalentTo(Enum.GetValues<IdType>());

    [Fact]
    public void Two_documents_are_one_however_their_numbers_are_typed()
    {
        IdentityDocument.IsSame(IdType.Passport, "e1234 5678", IdType.Passport, "E12345678").Should().BeTrue();
        IdentityDocument.IsSame(IdType.Other, "E12345678", IdType.Passport, "E12345678").Should().BeFalse();
    }

    [Theory]
    [InlineData("230102198506151234", true)]
    [InlineData("230102198506151235", false)]
    [InlineData("23010219850615123", false)]
    [InlineData("230102850615123", false)]
    [InlineData("810000199001011230", true)]
    [InlineData("810000199001011231", false)]
    [InlineData("923840198812120017", true)]
    [InlineData("E12345678", true)]
    [InlineData("T230123456", true)]
    [InlineData("23O102198506151234", false)]
    [InlineData("?", false)]
    public void Without_a_type_a_long_number_is_a_card_and_any_other_may_be_any_document(string number, bool possible) =>
        (IdentityDocument.FaultOfUntyped(number) is null).Should().Be(possible);

    [Fact]
    public void A_card_tells_birth_date_and_sex()
    {
        IdentityDocument.Holder(IdType.ResidentIdentityCard, "230102198506151234").Should().Be((new LocalDate(1985, 6, 15), Sex.Male));
        IdentityDocument.Holder(IdType.ResidentIdentityCard, "11010519491231002x").Should().Be((new LocalDate(1949, 12, 31), Sex.Female));
        IdentityDocument.Holder(IdType.HongKongMacaoTaiwanResidencePermit, "830000197508300028")
            .Should().Be((new LocalDate(1975, 8, 30), Sex.Female));
    }

    [Theory]
    [InlineData(IdType.ResidentIdentityCard, "230102198506151235")]
    [InlineData(IdType.ForeignerPermanentResidence, "923840198812120017")]
    [InlineData(IdType.Passport, "E12345678")]
    public void Any_other_number_tells_nothing(IdType type, string number) => IdentityDocument.Holder(type, number).Should().BeNull();

    [Fact]
    public void A_card_with_one_character_changed_is_never_a_card()
    {
        foreach (var number in Cards(seed: 11643).Take(500))
        {
            IdentityDocument.Fault(IdType.ResidentIdentityCard, number).Should().BeNull();
            foreach (var changed in OneCharacterChanged(number, "0123456789X"))
            {
                IdentityDocument.FaultOfUntyped(changed).Should().NotBeNull(changed);
                IdentityDocument.Fault(IdType.ResidentIdentityCard, changed).Should().NotBeNull().And.NotContain(changed);
            }
        }
    }

    [Fact]
    public void A_credit_code_with_one_character_changed_is_never_a_code()
    {
        foreach (var changed in OneCharacterChanged("91230100MA1B2C3D49", CreditCode.Alphabet))
        {
            IdentityDocument.Fault(IdType.CreditCode, changed).Should().NotBeNull(changed);
        }
    }

    /// <summary>A number of the make of a card with the check character that the standard demands, however the row has it.</summary>
    private static string Checked(IdType type, string number)
    {
        if (type is not (IdType.ResidentIdentityCard or IdType.HongKongMacaoTaiwanResidencePermit))
        {
            return number;
        }

        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var digits = number.Where(char.IsAsciiDigit).Take(17).ToList();
        return $"{number[..^1]}{"10X98765432"[digits.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11]}";
    }

    private static IEnumerable<string> OneCharacterChanged(string number, string alphabet) =>
        from position in Enumerable.Range(0, number.Length)
        from character in alphabet
        where character != number[position]
        select number[..position] + character + number[(position + 1)..];

    /// <summary>Cards made by the weights that the standard prints, not by the code under test.</summary>
    private static IEnumerable<string> Cards(int seed)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var random = new Random(seed);
        while (true)
        {
            var birth = new LocalDate(1920, 1, 1).PlusDays(random.Next(36000));
            var number = $"2301{random.Next(100):00}{birth.Year:0000}{birth.Month:00}{birth.Day:00}{random.Next(1000):000}";
            yield return number + "10X98765432"[number.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
        }
    }
}
