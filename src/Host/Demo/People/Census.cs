using System.Globalization;
using Bogus;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using NodaTime;

namespace MedInsFlows.Host.Demo.People;

/// <summary>Invents people and units of a region; the same seed invents the same ones. Not safe for concurrent use.</summary>
internal sealed class Census
{
    // The division code of a place ends in 01 to 98; no county was ever given 99, so that no number made here can be anybody's.
    private const string NoCounty = "99";

    // No operator has the range 154.
    private const string NoOperator = "154";

    private static readonly string[][] MaleNames =
    [
        ["德福", "振国", "永贵", "长林", "玉山", "广财", "宝田", "忠义"],
        ["建国", "志强", "卫东", "国庆", "建军", "立新", "文革", "春生"],
        ["伟", "勇", "军", "海涛", "志刚", "晓东", "宏伟", "立军"],
        ["鹏", "浩", "俊杰", "宇航", "文博", "晨阳", "一鸣", "子豪"],
        ["子轩", "浩然", "奕辰", "梓睿", "宇泽", "沐阳", "景行", "嘉树"],
    ];

    private static readonly string[][] FemaleNames =
    [
        ["桂兰", "淑珍", "玉英", "凤琴", "秀荣", "素芬", "桂芝", "惠芳"],
        ["秀英", "丽华", "红梅", "淑敏", "建华", "玉梅", "春兰", "爱华"],
        ["丽", "敏", "艳", "晓红", "海燕", "春梅", "丽娟", "雪梅"],
        ["婷", "雪", "佳琪", "思雨", "欣怡", "梦瑶", "晓彤", "静雯"],
        ["梓涵", "诗涵", "雨桐", "一诺", "可馨", "若曦", "沐晴", "语彤"],
    ];

    private static readonly string[] Streets = ["和平路", "建设街", "文化路", "人民大街", "新华路", "迎宾路", "长青街", "学府路", "站前街", "湖滨路"];
    private static readonly string[] Estates = ["祥和小区", "康乐家园", "阳光花园", "龙江新村", "锦绣华庭", "河畔人家"];
    private static readonly string[] Trades = ["机械制造", "食品加工", "软件科技", "建筑工程", "商贸", "物业服务", "物流", "农业发展"];
    private static readonly string[] Words = ["松岭", "汇丰源", "天河润", "启明泰", "远航达", "金穗丰", "瑞和祥", "北辰兴"];
    private static readonly string[] Hospitals = ["康宁医院", "第八人民医院", "仁和医院", "惠民中医院", "安宁康复医院"];
    private static readonly string[] Pharmacies = ["益民大药房", "康泰大药房", "百草堂药店", "济安堂药店", "同济惠民药房"];
    private static readonly string[] Banks = ["演示银行", "演示农村商业银行", "演示城市商业银行"];

    private readonly Faker faker;
    private readonly Region region;
    private readonly LocalDate today;

    /// <summary>A census of a region as it is on a day.</summary>
    public Census(int seed, Region region, LocalDate today)
    {
        faker = new Faker("zh_CN") { Random = new Randomizer(seed) };
        (this.region, this.today) = (region, today);
    }

    /// <summary>Somebody of an age.</summary>
    public DemoPerson Person(int youngest, int oldest, Sex? sex = null, string? name = null)
    {
        var isFemale = (sex ?? (faker.Random.Bool() ? Sex.Female : Sex.Male)) == Sex.Female;
        var birth = today.PlusYears(-faker.Random.Number(youngest, oldest)).PlusDays(-faker.Random.Number(1, 360));
        return Resident(name ?? NameOf(isFemale, birth), birth, isFemale);
    }

    /// <summary>Somebody born a few days ago, who has a birth certificate yet and is reached by the mother's phone.</summary>
    public DemoPerson Newborn(DemoPerson mother, string name, int days) => mother with
    {
        Name = Marked(name),
        IdType = IdType.BirthCertificate,
        IdNumber = string.Create(CultureInfo.InvariantCulture, $"Z{region.Code[..2]}{faker.Random.Number(0, 9_999_999):0000000}"),
        BirthDate = today.PlusDays(-days),
    };

    /// <summary>A company.</summary>
    public DemoUnit Company() => Unit($"{region.Name}{faker.Random.ArrayElement(Words)}{faker.Random.ArrayElement(Trades)}有限公司", "91");

    /// <summary>A hospital.</summary>
    public DemoUnit Hospital() => Unit($"{region.Name}{faker.Random.ArrayElement(Hospitals)}", "52");

    /// <summary>A pharmacy.</summary>
    public DemoUnit Pharmacy() => Unit($"{region.Name}{faker.Random.ArrayElement(Pharmacies)}", "91");

    private static string Marked(string name) => $"{name}（演示）";

    private DemoUnit Unit(string name, string kind)
    {
        var organisation = faker.Random.String2(8, "0123456789ABCDEFGHJKLMNPQRTUWXY");
        var code = IdentityDocument.WithCheckCharacter(IdType.CreditCode, $"{kind}{Place}{organisation}{OrganisationCheck(organisation)}");
        var founded = today.PlusYears(-faker.Random.Number(2, 18)).PlusDays(-faker.Random.Number(1, 360));
        return new DemoUnit(Marked(name), code, StreetAddress(), founded, Account(), Person(36, 58), Person(24, 50));
    }

    private DemoPerson Resident(string name, LocalDate birth, bool isFemale)
    {
        var sequence = faker.Random.Number(0, 499) * 2 + (isFemale ? 0 : 1);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{Place}{birth:uuuuMMdd}{sequence:000}");
        var phone = string.Create(CultureInfo.InvariantCulture, $"{NoOperator}{faker.Random.Number(0, 99_999_999):00000000}");
        return new DemoPerson
        {
            Name = Marked(name),
            IdType = IdType.ResidentIdentityCard,
            IdNumber = IdentityDocument.WithCheckCharacter(IdType.ResidentIdentityCard, digits),
            BirthDate = birth,
            Phone = phone,
            Email = faker.Random.Bool(0.2f) ? $"demo{phone[^6..]}@example.org" : null,
            Address = $"{StreetAddress()}{faker.Random.ArrayElement(Estates)}{faker.Random.Number(1, 28)}栋{faker.Random.Number(101, 1802)}室",
            Account = Account(),
        };
    }

    private string Place => region.Code[..4] + NoCounty;

    private string StreetAddress() => $"{region.Name}演示区{faker.Random.ArrayElement(Streets)}{faker.Random.Number(1, 299)}号";

    private DemoAccount Account() => new(
        $"{faker.Random.ArrayElement(Banks)}{region.Name}分行",
        string.Create(CultureInfo.InvariantCulture, $"9990{faker.Random.Number(0, 9_999_999):0000000}{faker.Random.Number(0, 99_999_999):00000000}"));

    private string NameOf(bool isFemale, LocalDate birth)
    {
        // A name tells roughly when somebody was born.
        var generation = birth.Year switch { < 1955 => 0, < 1972 => 1, < 1988 => 2, < 2007 => 3, _ => 4 };
        return faker.Name.LastName() + faker.Random.ArrayElement((isFemale ? FemaleNames : MaleNames)[generation]);
    }

    // The code of the organisation within the credit code has a check of its own: GB 11714, the weights 3, 7, 9, 10, 5, 8, 4, 2 modulo 11.
    private static char OrganisationCheck(string code)
    {
        int[] weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = code.Zip(weights, (character, weight) => (char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10) * weight).Sum();
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
