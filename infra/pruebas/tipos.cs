#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
// Writes tipos.json: the shape (property names, which are required or read-only, allowed values) of every resource type that
// infra/ uses, taken from Microsoft's own Bicep types. Run it when a resource type or an API version is added:
//
//   dotnet run infra/pruebas/tipos.cs -- <path of Azure.Bicep.Types.Az.dll> infra infra/pruebas/tipos.json
//
// The assembly is Microsoft's, MIT licence; it ships for instance in the npm package @azure/mcp-linux-x64 0.5.13 (package/dist/).
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

if (args.Length != 3)
{
    Console.Error.WriteLine("Usage: dotnet run tipos.cs -- <Azure.Bicep.Types.Az.dll> <folder of the .bicep files> <tipos.json>");
    return 2;
}

var assembly = Assembly.LoadFrom(Path.GetFullPath(args[0]));
JsonNode Read(string name)
{
    using var stream = new DeflateStream(assembly.GetManifestResourceStream($"{name}.deflated")!, CompressionMode.Decompress);
    return JsonNode.Parse(stream)!;
}

var index = Read("index.json")["resources"]!.AsObject().ToDictionary(p => p.Key, p => (string)p.Value!["$ref"]!, StringComparer.OrdinalIgnoreCase);
var wanted = new SortedSet<string>(StringComparer.Ordinal);
foreach (var file in Directory.EnumerateFiles(args[1], "*.bicep", SearchOption.AllDirectories))
{
    Collect(File.ReadAllLines(file), wanted);
}

var types = new JsonArray();
var resources = new JsonObject();
var seen = new Dictionary<string, int>();
foreach (var resource in wanted)
{
    if (!index.TryGetValue(resource, out var reference))
    {
        Console.Error.WriteLine($"{resource}: no such resource type or API version.");
        return 1;
    }

    var (path, number) = (reference.Split("#/")[0], reference.Split("#/")[1]);
    var source = Read(path).AsArray();
    resources[resource] = Copy(path, source, int.Parse(((string)source[int.Parse(number, CultureInfo.InvariantCulture)]!["body"]!["$ref"]!)[2..], CultureInfo.InvariantCulture));
}

var output = new JsonObject { ["recursos"] = resources, ["tipos"] = types };
var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
// One type a line, so that a change of API version can be read in a diff.
File.WriteAllText(args[2], output.ToJsonString(options).Replace("\"tipos\":[", "\"tipos\":[\n").Replace("},{\"t\":", "},\n{\"t\":").Replace("]}", "]}\n").TrimEnd() + "\n");
Console.WriteLine($"{wanted.Count} resource types, {types.Count} types.");
return 0;

// A nested resource ('blobServices') takes its type from the resources around it; indentation tells which.
static void Collect(string[] lines, SortedSet<string> wanted)
{
    var open = new Stack<(int Indent, string Type, string Version)>();
    foreach (var line in lines)
    {
        var match = Regex.Match(line, @"^(\s*)resource\s+\w+\s+'([^'@]+)(?:@([^']+))?'");
        if (!match.Success)
        {
            continue;
        }

        var indent = match.Groups[1].Length;
        while (open.TryPeek(out var top) && top.Indent >= indent)
        {
            open.Pop();
        }

        var parent = open.TryPeek(out var p) ? p : default;
        var type = parent.Type is null ? match.Groups[2].Value : $"{parent.Type}/{match.Groups[2].Value}";
        var version = match.Groups[3].Success ? match.Groups[3].Value : parent.Version;
        wanted.Add($"{type}@{version}");
        open.Push((indent, type, version));
    }
}

int Copy(string path, JsonArray source, int number)
{
    var key = $"{path}#{number}";
    if (seen.TryGetValue(key, out var known))
    {
        return known;
    }

    var at = types.Count;
    seen[key] = at;
    types.Add(null);
    var node = source[number]!.AsObject();
    int Follow(JsonNode? reference) => Copy(path, source, int.Parse(((string)reference!["$ref"]!)[2..], CultureInfo.InvariantCulture));
    JsonObject Properties(JsonNode? properties)
    {
        var result = new JsonObject();
        foreach (var (name, property) in properties!.AsObject())
        {
            // Flags: 1 required, 2 read-only.
            result[name] = new JsonArray((int)property!["flags"]! & 3, Follow(property["type"]));
        }

        return result;
    }

    var copy = new JsonObject();
    switch ((string)node["$type"]!)
    {
        case "ObjectType":
            copy["t"] = "object";
            copy["p"] = Properties(node["properties"]);
            if (node["additionalProperties"] is { } rest)
            {
                copy["r"] = Follow(rest);
            }

            break;
        case "DiscriminatedObjectType":
            copy["t"] = "variant";
            copy["d"] = (string)node["discriminator"]!;
            copy["p"] = Properties(node["baseProperties"]);
            var variants = new JsonObject();
            foreach (var (name, variant) in node["elements"]!.AsObject())
            {
                variants[name] = Follow(variant);
            }

            copy["v"] = variants;
            break;
        case "ArrayType":
            copy["t"] = "array";
            copy["i"] = Follow(node["itemType"]);
            break;
        case "UnionType":
            copy["t"] = "union";
            copy["e"] = new JsonArray([.. node["elements"]!.AsArray().Select(e => (JsonNode)Follow(e))]);
            break;
        case "StringLiteralType":
            copy["t"] = "literal";
            copy["l"] = (string)node["value"]!;
            break;
        default:
            copy["t"] = ((string)node["$type"]!).Replace("Type", "").ToLowerInvariant();
            break;
    }

    types[at] = copy;
    return at;
}
