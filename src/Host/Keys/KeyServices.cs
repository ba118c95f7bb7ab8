using System.Security.Cryptography;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace MedInsFlows.Host.Keys;

/// <summary>Composes the room.</summary>
internal static class KeyServices
{
    /// <summary>Adds the framework's data protection with its keys in the database, wrapped by the master key.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddSingleton(provider => new KeyCipher(provider.GetRequiredService<Settings>().MasterKey));
        services.AddDataProtection().SetApplicationName("MedInsFlows");
        services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource, KeyCipher>((options, dataSource, cipher) =>
        {
            options.XmlRepository = new KeyRepository(dataSource);
            options.XmlEncryptor = new KeyEncryptor(cipher);
        });
        return services;
    }

    /// <summary>
    /// Refuses to start over a database whose keys are wrapped by another master key; the framework would quietly make new ones.
    /// </summary>
    /// <exception cref="StartupException">It is another master key.</exception>
    public static void RequireReadable(IKeyManager keys)
    {
        try
        {
            foreach (var key in keys.GetAllKeys())
            {
                key.CreateEncryptor();
            }
        }
        catch (CryptographicException wrong)
        {
            throw new StartupException("主密钥与数据库不符：数据库中的密钥由另一个主密钥加密。请在 MedIns__MasterKeyFile 处使用原来的主密钥文件。", wrong);
        }
    }
}
