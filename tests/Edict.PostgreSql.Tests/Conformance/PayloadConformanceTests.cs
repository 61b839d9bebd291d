using Edict.Testing;

namespace Edict.PostgreSql.Tests.Conformance;

public sealed class ByteaContentTests : ContentConformance<ByteaPlace>;

public sealed class ByteaBatchTests : BatchConformance<ByteaPlace>;

public sealed class ByteaStreamCatalogTests : StreamCatalogConformance<ByteaPlace>;

public sealed class JsonbContentTests : ContentConformance<JsonbPlace>;

public sealed class JsonbBatchTests : BatchConformance<JsonbPlace>;

public sealed class JsonbStreamCatalogTests : StreamCatalogConformance<JsonbPlace>;

public sealed class ByteaFeedTests : FeedConformance<ByteaPlace>;

public sealed class JsonbFeedTests : FeedConformance<JsonbPlace>;

public sealed class ByteaUpcastingTests : UpcastingConformance<ByteaPlace>;

public sealed class JsonbUpcastingTests : UpcastingConformance<JsonbPlace>;
