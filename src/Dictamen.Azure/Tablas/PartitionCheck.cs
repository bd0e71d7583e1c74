using Azure.Data.Tables;
using Dictamen.App.Ports;
using Dictamen.App.Registro;

namespace Dictamen.Azure.Tablas;

/// <summary>Follows the rows of a stream's partition: its chain from the genesis to the header, and for each append the rows that keep its command from being done twice.</summary>
/// <remarks>
/// What one transaction writes comes in the order command, entry, header, order. Whoever saw one of them while the site was open finds those that come after it; those that come before it
/// may have been written behind his back, and are asked for again.
/// </remarks>
internal sealed class PartitionCheck
{
    private readonly Dictionary<string, (string Command, long Version)> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Command, long Version)> _orders = new(StringComparer.Ordinal);
    private readonly List<(string Key, string Command, long Version, string Reason)> _toAskFor = [];
    private readonly string _stream;
    private byte[] _link;
    private long _last;
    private Head? _head;

    /// <summary>Starts at the genesis.</summary>
    /// <exception cref="TableBrokenException">No stream has this partition.</exception>
    public PartitionCheck(string partition)
    {
        Partition = partition;
        _stream = Name(partition) ?? throw new TableBrokenException(new TableBreak(partition, null, null, "la partición no es la de ningún flujo."));
        _link = Chain.Genesis(_stream);
    }

    /// <summary>Key of the partition.</summary>
    public string Partition { get; }

    /// <summary>Appends so far.</summary>
    public long Appends { get; private set; }

    /// <summary>Rows that must be there and say so, and what is wrong if they do not.</summary>
    public IReadOnlyList<(string Key, string Command, long Version, string Reason)> ToAskFor => _toAskFor;

    /// <summary>Filter of the entries that a header counts and that were appended after the others were read; <see langword="null"/> when there are none.</summary>
    public string? Late(TableEntity header) => header[Rows.Version] is long version && version > _last
        ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {Rows.EntryKey(_last + 1)} and RowKey le {Rows.EntryKey(version)}")
        : null;

    /// <summary>Takes the next row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="facts">Of an entry, its facts as bytes.</param>
    /// <returns>The facts, checked.</returns>
    /// <exception cref="TableBrokenException">It is not what was written.</exception>
    public IReadOnlyList<RecordedEvent> Add(TableEntity row, byte[] facts)
    {
        try
        {
            switch (row.RowKey[0])
            {
                case 'c':
                    _commands.Add(row.RowKey, Says(row));
                    return [];
                case 'e':
                    return Entry(row, facts);
                case 'k':
                    Order(row);
                    return [];
                case 'h' when row.RowKey == Rows.Header:
                    Header(row);
                    return [];
                default:
                    throw Broken(row.RowKey, null, "el renglón no es de los que se escriben en un flujo.");
            }
        }
        catch (Exception e) when (e is InvalidDataException || Rows.IsIllegible(e))
        {
            throw Illegible(row.RowKey);
        }
    }

    /// <summary>Checks what only shows at the end.</summary>
    /// <returns>The head.</returns>
    /// <exception cref="TableBrokenException">Something is missing.</exception>
    public StreamHead Close()
    {
        if (_head is null)
        {
            throw Broken(Rows.Header, _last, "falta el renglón de la cabeza del flujo.");
        }

        foreach (var (key, (_, version)) in _commands)
        {
            throw Broken(key, version, "el renglón es de una orden cuyos hechos no están.");
        }

        foreach (var (key, (_, version)) in _orders.Where(o => o.Value.Version >= _head.KeyedFrom))
        {
            throw Broken(key, version, "falta el renglón por el que se reconoce que una orden es otra con la misma clave.");
        }

        return new StreamHead(_stream, _last, _link);
    }

    /// <summary>A break at a row of this partition.</summary>
    public TableBrokenException Broken(string key, long? version, string reason) => new(new TableBreak($"{Partition}/{key}", _stream, version, reason));

    /// <summary>A row of this partition that cannot be read.</summary>
    public TableBrokenException Illegible(string key) => Broken(key, null, "el contenido del renglón no se entiende.");

    private List<RecordedEvent> Entry(TableEntity row, byte[] facts)
    {
        var frame = Rows.Frame(_stream, row);
        if (frame.Version != _last + 1)
        {
            throw Broken(row.RowKey, _last + 1, $"el flujo está en la versión {_last} y el renglón dice empezar en la {frame.Version}.");
        }

        var events = new List<RecordedEvent>();
        foreach (var fact in FactsCodec.Read(facts, frame))
        {
            if (!Chain.Follows(fact, ref _link))
            {
                throw Broken(row.RowKey, fact.Version, "el hecho no corresponde a su eslabón de la cadena del flujo.");
            }

            events.Add(fact);
            _last = fact.Version;
        }

        var says = Says(row);
        if (says.Version != _last || row.RowKey != Rows.EntryKey(_last))
        {
            throw Broken(row.RowKey, _last, $"los hechos del renglón terminan en la versión {_last} y el renglón dice otra.");
        }

        Appends++;
        var command = Rows.CommandKey(says.Command);
        if (!_commands.Remove(command, out var written))
        {
            _toAskFor.Add((command, says.Command, _last, "falta el renglón que impide que una orden se ejecute otra vez."));
        }
        else if (written != says)
        {
            throw Broken(command, _last, "el renglón de la orden no dice lo que el de sus hechos.");
        }

        if (Orden.Clave(says.Command) is { } key)
        {
            _orders.Add(Rows.OrderKey(key, _last), says);
        }

        return events;
    }

    private void Header(TableEntity row)
    {
        _head = Rows.ToHead(row);
        if (_head.Version != _last || !_head.Link.AsSpan().SequenceEqual(_link))
        {
            throw Broken(row.RowKey, _last, _head.Version == _last ? "la cabeza del flujo tiene otro eslabón que el último hecho." : $"los hechos del flujo llegan a la versión {_last} y su cabeza dice la {_head.Version}.");
        }
    }

    private void Order(TableEntity row)
    {
        var says = Says(row);
        if (Orden.Clave(says.Command) is not { } key || row.RowKey != Rows.OrderKey(key, says.Version))
        {
            throw Broken(row.RowKey, says.Version, "el renglón no está bajo la clave de su orden.");
        }

        if (!_orders.Remove(row.RowKey, out var written))
        {
            _toAskFor.Add((Rows.EntryKey(says.Version), says.Command, says.Version, "una orden tiene su renglón y no sus hechos."));
        }
        else if (written != says)
        {
            throw Broken(row.RowKey, says.Version, "el renglón de la orden no dice lo que el de sus hechos.");
        }
    }

    private static (string Command, long Version) Says(TableEntity row) => (Rows.Text(row, Rows.Command), row.GetInt64(Rows.Version)!.Value);

    private static string? Name(string partition)
    {
        try
        {
            var name = TableKey.Decode(partition);
            return TableKey.Of(name) == partition ? name : null;
        }
        catch (Exception e) when (Rows.IsIllegible(e))
        {
            return null;
        }
    }
}
