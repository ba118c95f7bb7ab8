using System.Security.Cryptography;
using System.Text;
using MedInsFlows.Cases.Protection;

namespace MedInsFlows.Cases.Tests.Protection;

public sealed class KeyRingTests : IDisposable
{
    private const string Context = "cases/applications/content/0193";
    private const string Secret = "白桦 230102198506151234";

    private readonly SeededGenerator random = new(seed: 20261121);
    private readonly byte[] master;
    private readonly WrappedKey first;
    private readonly WrappedKey second;
    private readonly WrappedKey digest;
    private readonly KeyRing ring;

    public KeyRingTests()
    {
        master = random.Next(32);
        first = WrappedKey.Create(1, KeyPurpose.Data, master, random);
        second = WrappedKey.Create(2, KeyPurpose.Data, master, random);
        digest = WrappedKey.Create(1, KeyPurpose.Digest, master, random);
        ring = new KeyRing(master, [first, digest], random);
    }

    public void Dispose()
    {
        ring.Dispose();
        random.Dispose();
    }

    [Fact]
    public void What_is_sealed_opens_again_whatever_its_length()
    {
        for (var length = 0; length < 600; length++)
        {
            var content = random.Next(length);

            ring.Open(ring.Seal(content, Context), Context).Should().Equal(content);
        }

        ring.OpenText(ring.Seal(Secret, Context), Context).Should().Be(Secret);
    }

    [Fact]
    public void The_layout_is_format_key_nonce_ciphertext_and_tag_of_AES_256_GCM()
    {
        var bytes = ring.Seal(Secret, Context).Bytes.Span;

        bytes[..5].ToArray().Should().Equal(1, 0, 0, 0, 1);
        using var cipher = new AesGcm(first.Unwrap(master), 16);
        var content = new byte[bytes.Length - 33];
        cipher.Decrypt(bytes[5..17], bytes[17..^16], bytes[^16..], content, [.. bytes[..5], .. Encoding.UTF8.GetBytes(Context)]);
        Encoding.UTF8.GetString(content).Should().Be(Secret);
    }

    [Fact]
    public void The_nonce_comes_from_the_generator_and_is_another_each_time()
    {
        using var same = new SeededGenerator(7);
        using var seeded = new SeededGenerator(7);
        using var foretold = new KeyRing(master, [first], seeded);

        foretold.Seal(Secret, Context).Bytes.Slice(5, 12).ToArray().Should().Equal(same.Next(12));
        foretold.Seal(Secret, Context).Bytes.Slice(5, 12).ToArray().Should().Equal(same.Next(12));
    }

    [Fact]
    public void With_any_bit_flipped_it_does_not_open()
    {
        var whole = ring.Seal(Secret, Context).Bytes.ToArray();
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var altered = whole.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));

            ShouldBeBroken(() => ring.Open(new SealedText(altered), Context), $"bit {bit}");
        }
    }

    [Fact]
    public void Cut_short_or_lengthened_it_does_not_open()
    {
        var whole = ring.Seal(Secret, Context).Bytes.ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            ShouldBeBroken(() => ring.Open(new SealedText(whole[..length]), Context), $"length {length}");
        }

        ShouldBeBroken(() => ring.Open(new SealedText([.. whole, 0]), Context));
    }

    [Theory]
    [InlineData("cases/applications/content/0194")]
    [InlineData("")]
    public void Moved_to_another_row_it_does_not_open(string other)
    {
        var value = ring.Seal(Secret, Context);

        ShouldBeBroken(() => ring.Open(value, other));
    }

    [Fact]
    public void After_rotation_new_values_use_the_new_key_and_old_ones_stay_readable()
    {
        var old = ring.Seal(Secret, Context);
        using var rotated = new KeyRing(master, [second, first, digest], random);

        var fresh = rotated.Seal(Secret, Context);

        rotated.ActiveKeyId.Should().Be(2);
        fresh.KeyId.Should().Be(2);
        old.KeyId.Should().Be(1);
        rotated.OpenText(old, Context).Should().Be(Secret);
        rotated.OpenText(fresh, Context).Should().Be(Secret);
    }

    [Fact]
    public void A_host_that_has_not_read_the_new_key_yet_can_tell()
    {
        using var rotated = new KeyRing(master, [first, second], random);
        var fresh = rotated.Seal(Secret, Context);

        ring.Has(fresh.KeyId).Should().BeFalse();
        ring.Has(1).Should().BeTrue();
        ShouldBeBroken(() => ring.Open(fresh, Context));
    }

    [Fact]
    public void A_wrapped_key_opens_only_under_its_master_key_id_and_purpose()
    {
        ShouldBeBroken(() => Ring(random.Next(32), first));
        ShouldBeBroken(() => Ring(master, first with { Id = 3 }));
        ShouldBeBroken(() => Ring(master, digest with { Purpose = KeyPurpose.Data }));
        ShouldBeBroken(() => Ring(master, first with { Bytes = [.. first.Bytes.Reverse()] }));
        first.Bytes.Should().HaveCount(32 + 33);
    }

    [Fact]
    public void Two_keys_are_never_the_same() => first.Unwrap(master).Should().NotEqual(second.Unwrap(master));

    [Fact]
    public void A_ring_needs_a_data_key_and_a_master_key_of_32_bytes()
    {
        FluentActions.Invoking(() => Ring(master)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Ring(master, digest)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Ring(random.Next(16), first)).Should().Throw<ArgumentException>().WithMessage("主密钥须为32字节。*");
        FluentActions.Invoking(() => WrappedKey.Create(1, KeyPurpose.Data, random.Next(31), random)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WrappedKey.Create(0, KeyPurpose.Data, master, random)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_disposed_ring_neither_seals_nor_opens()
    {
        var value = ring.Seal(Secret, Context);

        ring.Dispose();

        FluentActions.Invoking(() => ring.Seal(Secret, Context)).Should().Throw<ObjectDisposedException>();
        FluentActions.Invoking(() => ring.Open(value, Context)).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Many_threads_may_use_one_ring()
    {
        using var shared = new KeyRing(master, [first]);

        Parallel.For(0, 1000, number => shared.OpenText(shared.Seal($"{number}", Context), Context).Should().Be($"{number}"));
    }

    [Fact]
    public void Nothing_of_the_content_is_printed()
    {
        $"{ring.Seal(Secret, Context)} {first} {ring}".Should()
            .Be($"SealedText WrappedKey {{ Id = 1, Purpose = Data, Bytes = System.Byte[] }} {typeof(KeyRing)}");
    }

    private static void Ring(byte[] masterKey, params WrappedKey[] rows)
    {
        using var ring = new KeyRing(masterKey, rows);
    }

    private static void ShouldBeBroken(Action open, string because = "") =>
        open.Should().ThrowExactly<CryptographicException>(because).WithMessage("加密数据无法打开：内容被改动、被挪用，或密钥不符。");
}
