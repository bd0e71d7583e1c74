using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Dictamen.App.Registro;

namespace Dictamen.Azure.Tablas;

/// <summary>
/// Facts that do not fit into one row. They are written before the transaction, in rows of the same partition named after their digest, and nobody sees them
/// until an entry names them: so an append of any size is still all or nothing, and an interrupted one leaves rows that the next try finds already there.
/// </summary>
internal sealed class OverflowRows(TableClient table)
{
    /// <summary>Writes the bytes and answers their digest.</summary>
    public async Task<string> WriteAsync(string partition, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        for (var piece = 0; piece * Chunks.RowCapacity < bytes.Length; piece++)
        {
            var rest = bytes[(piece * Chunks.RowCapacity)..];
            var row = new TableEntity(partition, Rows.OverflowKey(digest, piece));
            Chunks.Write(row, rest.Span[..Math.Min(rest.Length, Chunks.RowCapacity)]);
            try
            {
                await table.AddEntityAsync(row, ct);
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // An earlier try wrote the same bytes.
            }
        }

        return digest;
    }

    /// <summary>Reads the bytes with a digest.</summary>
    /// <exception cref="InvalidDataException">They are not there, or no longer have that digest.</exception>
    public async Task<byte[]> ReadAsync(string partition, string digest, CancellationToken ct)
    {
        if (!Huellas.EsHuella(digest))
        {
            throw new InvalidDataException("El nombre del anexo de los hechos no es una huella.");
        }

        var rows = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {Rows.OverflowKey(digest, 0)} and RowKey le {Rows.OverflowKey(digest, 9999)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: ct))
        {
            rows.Add(row);
        }

        var bytes = Chunks.Read(rows);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == digest
            ? bytes
            : throw new InvalidDataException($"Los hechos del anexo {digest} no corresponden a su huella.");
    }
}
