using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MedInsFlows.Activities.Tests.Architecture;

/// <summary>What the compiled assembly says of itself, which no using directive can hide.</summary>
internal sealed class AssemblyContents : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;

    public AssemblyContents(Assembly assembly)
    {
        file = new PEReader(File.OpenRead(assembly.Location));
        metadata = file.GetMetadataReader();
    }

    public IEnumerable<string> ReferencedAssemblies =>
        metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name));

    /// <summary>Types of other assemblies, as <c>Namespace.Type</c>; a nested type by the type around it.</summary>
    public IEnumerable<string> ReferencedTypes => metadata.TypeReferences.Select(NameOf).Distinct();

    /// <summary>Members of other assemblies, as <c>Namespace.Type.Member</c>.</summary>
    public IEnumerable<string> ReferencedMembers => metadata.MemberReferences
        .Select(metadata.GetMemberReference)
        .Where(member => member.Parent.Kind == HandleKind.TypeReference)
        .Select(member => $"{NameOf((TypeReferenceHandle)member.Parent)}.{metadata.GetString(member.Name)}")
        .Distinct();

    /// <summary>Static fields that are no constants. The compiler's own caches of lambdas hold nothing that changes meaning.</summary>
    public IEnumerable<string> StaticFields => metadata.FieldDefinitions
        .Select(metadata.GetFieldDefinition)
        .Where(state => state.Attributes.HasFlag(FieldAttributes.Static) && !state.Attributes.HasFlag(FieldAttributes.Literal))
        .Select(state => (Type: metadata.GetTypeDefinition(state.GetDeclaringType()), state.Name))
        .Select(state => $"{metadata.GetString(state.Type.Name)}.{metadata.GetString(state.Name)}")
        .Where(name => !name.Contains('<', StringComparison.Ordinal));

    public void Dispose() => file.Dispose();

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf((TypeReferenceHandle)type.ResolutionScope)
            : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
