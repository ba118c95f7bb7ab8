using MedInsFlows.Cases.Protection;

namespace MedInsFlows.Cases.Tests.Protection;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("张三丰", "张**")]
    [InlineData("张三", "张*")]
    [InlineData("张", "*")]
    [InlineData("𠮷野家", "𠮷**")]
    [InlineData("", "")]
    public void A_name_keeps_its_first_character(string name, string masked) => Masked.Name(name).Should().Be(masked);

    [Theory]
    [InlineData("230102198506151234", "230***********1234")]
    [InlineData("USA230088121200", "USA********1200")]
    [InlineData("E12345678", "E******78")]
    [InlineData("1234567", "*******")]
    public void An_id_number_keeps_a_few_at_both_ends(string number, string masked) => Masked.IdNumber(number).Should().Be(masked);

    [Theory]
    [InlineData("13800001234", "138****1234")]
    [InlineData("0451-87654321", "*********4321")]
    [InlineData("123", "***")]
    public void A_phone_keeps_its_last_four(string phone, string masked) => Masked.Phone(phone).Should().Be(masked);

    [Theory]
    [InlineData("6222000000000000001", "***************0001")]
    [InlineData("1234", "****")]
    public void An_account_keeps_its_last_four(string account, string masked) => Masked.BankAccount(account).Should().Be(masked);

    [Theory]
    [InlineData("bai.hua@example.com", "b***@example.com")]
    [InlineData("no address", "***")]
    [InlineData("@example.com", "***")]
    public void An_address_keeps_its_first_character_and_domain(string address, string masked) => Masked.Email(address).Should().Be(masked);
}
