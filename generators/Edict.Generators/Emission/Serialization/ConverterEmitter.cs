using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The converter of a type that is held by what is stored, or is stored itself.</summary>
internal static class ConverterEmitter
{
    public static string Emit(ConverterModel converter) => Source.File(Emit(converter.AssemblyName, converter.Shape));

    public static string Emit(string assemblyName, ShapeModel shape) => Declarations.InNamespace(
        Runtime.ConverterNamespace(assemblyName),
        shape switch
        {
            ObjectShapeModel model => ObjectEmitter.Emit(assemblyName, model),
            CollectionShapeModel model => CollectionEmitter.Emit(assemblyName, model),
            DictionaryShapeModel model => DictionaryEmitter.Emit(assemblyName, model),
            WrapperShapeModel model => WrapperEmitter.Emit(assemblyName, model),
            TextShapeModel model => TextEmitter.Emit(model),
            ConvertedShapeModel model => ConvertedEmitter.Emit(model),
            HierarchyShapeModel model => HierarchyEmitter.Emit(assemblyName, model),
            EnumShapeModel model => EnumEmitter.Emit(model),
            _ => throw new NotSupportedException(shape.GetType().Name),
        });
}
