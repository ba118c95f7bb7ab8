using System.Security.Cryptography;
using System.Text;
using MedInsFlows.Cases.Protection;

namespace MedInsFlows.Cases.Tests.Protection;

public sealed class KeyedDigestTests : IDisposable
{
    private readonly SeededGenerator random = new(seed: 2);
    private readonly byte[] master;
    private readonly WrappedKey row;
    private readonly KeyedDigest digest;

    public KeyedDigestTests()
    {
        master = random.Next(32);
        row = WrappedKey.Create(1, KeyPurpose.Digest, master, random);
        digest = new KeyedDigest(master, [row, WrappedKey.Create(1, KeyPurpose.Data, master, random)]);
    }

    public void Dispose()
    {
        digest.Dispose();
        random.Dispose();
    }

    [Theory]
    [InlineData(SearchTerm.IdNumber, "11010519491231002X", " 110105 19491231 002x")]
    [InlineData(SearchTerm.Phone, "045187654321", "0451-8765 4321")]
    [InlineData(SearchTerm.Name, "买买提·艾力", "买买提 艾力")]
    public void However_it_is_typed_a_value_is_found(SearchTerm term, string stored, string typed) =>
        digest.ForSearch(term, typed).Should().Equal(digest.ForSearch(term, stored));

    [Fact]
    public void Other_values_and_other_uses_of_the_same_value_differ()
    {
        byte[][] digests =
        [
            digest.ForSearch(SearchTerm.IdNumber, "13800001234"),
            digest.ForSearch(SearchTerm.IdNumber, "13800001235"),
            digest.ForSearch(SearchTerm.Phone, "13800001234"),
            digest.ForSearch(SearchTerm.Name, "13800001234"),
            digest.ForCitation("13800001234"u8),
        ];

        digests.Select(Convert.ToHexString).Should().OnlyHaveUniqueItems();
        digests.Should().AllSatisfy(bytes => bytes.Should().HaveCount(32));
    }

    [Fact]
    public void It_is_HMAC_SHA_256_under_the_digest_key() =>
        digest.ForCitation("{}"u8).Should().Equal(HMACSHA256.HashData(row.Unwrap(master), Encoding.UTF8.GetBytes("citation\0{}")));

    [Fact]
    public void Another_key_gives_another_digest()
    {
        using var other = new KeyedDigest(master, [WrappedKey.Create(1, KeyPurpose.Digest, master, random)]);

        other.ForCitation("{}"u8).Should().NotEqual(digest.ForCitation("{}"u8));
    }

    [Fact]
    public void There_is_exactly_one_digest_key()
    {
        FluentActions.Invoking(() => Open()).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Open(row, row with { Id = 2 })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Open(row with { Id = 2 })).Should().Throw<CryptographicException>();

        void Open(params WrappedKey[] rows)
        {
            using var opened = new KeyedDigest(master, rows);
        }
    }

    [Fact]
    public void Disposed_it_digests_nothing()
    {
        digest.Dispose();

        FluentActions.Invoking(() => digest.ForCitation("{}"u8)).Should().Throw<ObjectDisposedException>();
    }
}
