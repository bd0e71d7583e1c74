#!/usr/bin/env bash
# Makes the build of the Azure projects possible, and says in artifacts/feed/ how; build/Feed.props reads it.
# Where the package feed holds Azure.Data.Tables and Azure.Storage.Blobs, it only notes so. Where it does not (a partial mirror), it makes local packages from
# the official assemblies that Microsoft ships inside an npm package. Why: docs/adr/0005-tablas.md. Needs Node 20; done once, then it answers at once.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
feed=artifacts/feed
source='@azure/mcp-linux-x64@0.5.13'

[ -e $feed/completo ] || [ -e $feed/Azure.Data.Tables.12.11.0.nupkg ] && exit 0

rm -rf $feed
mkdir -p $feed/tmp
# A packages folder of its own: the user's may hold what an earlier local feed left there.
if dotnet restore build/feed/sonda.csproj --packages $feed/tmp/sonda -v quiet > $feed/tmp/sonda.log 2>&1; then
    dotnet restore build/feed/sonda-functions.csproj --packages $feed/tmp/sonda -v quiet > $feed/tmp/sonda.log 2>&1 || touch $feed/sin-functions
    rm -rf $feed/tmp
    touch $feed/completo
    [ -e $feed/sin-functions ] && echo 'feed: the package feed lacks Azure Functions.' || echo 'feed: the package feed is complete.'
    exit 0
fi

echo "feed: the package feed lacks the Azure storage packages; making them from $source."
npm pack "$source" --silent --pack-destination $feed/tmp > /dev/null
tar -xzf $feed/tmp/*.tgz -C $feed/tmp --strip-components=2 \
    package/dist/{Azure.Data.Tables,Azure.Storage.Blobs,Azure.Storage.Common,System.IO.Hashing}.dll
node build/feed/empaquetar.mjs $feed/tmp $feed
rm -rf $feed/tmp
