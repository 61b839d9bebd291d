namespace Edict.PostgreSql.Writing;

/// <summary>One array of a call, whatever it holds.</summary>
internal interface IArrayParameter
{
    /// <summary>Gives the call the array, or none when all of it is as usual.</summary>
    void Bind();

    /// <summary>Lets go of everything.</summary>
    void Clear();
}
